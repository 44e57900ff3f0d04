package beatmaster.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Split;
import beatmaster.evaluate.Judge;
import beatmaster.evaluate.Judgement;
import beatmaster.train.Scores;
import beatmaster.train.TrainingLog;
import beatmaster.train.TrainingProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTrainerTest {

    private static final BooleanSupplier NEVER = () -> false;

    /** Writes down what it is told. */
    private static final class Record implements TrainingProgress {
        final List<Double> bits = new ArrayList<>();
        int batches;

        @Override
        public void epochBegins(int epoch, int epochs, int batchesToCome) {
        }

        @Override
        public void batchDone(double loss) {
            batches++;
        }

        @Override
        public void epochDone(int epoch, double trainLoss, Scores validation, boolean best) {
            bits.add(validation.hitBits());
        }
    }

    @TempDir
    Path folder;
    private final DataSet data = MadeUpGrooves.dataSet();
    private final Record record = new Record();
    private Path out;

    @BeforeEach
    void place() {
        out = folder.resolve("small.reference");
    }

    private static ReferenceSettings settings(ReferenceKind kind, int epochs, double rate) {
        return new ReferenceSettings(new ReferenceShape(kind, List.of(16)), epochs, 5, 2, rate, 0, 60);
    }

    private ReferenceTrainer trainer(ReferenceSettings settings) {
        return new ReferenceTrainer(settings, data, "small", "2026-01-01", Map.of("licence", "CC0"), out, record);
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void itLearnsAndKeepsTheBestWhichTheJudgeSeesToBeAsGood(ReferenceKind kind) {
        String end = trainer(settings(kind, 60, 0.05)).run(false, NEVER);
        assertTrue(end.startsWith("All 60 epochs done; kept the best, of epoch "), end);
        double least = record.bits.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertTrue(least < 1, "three voices by their frequencies alone cost 1.5: " + record.bits);
        ReferenceFile file = ReferenceFile.read(out);
        assertEquals("CC0", file.card().get("licence"));
        assertEquals("made up", file.card().get("trained_on"));
        assertEquals(0, file.updater().length);
        Judge judge = new Judge(List.of(), data.performances(Split.VALIDATION));
        double judged = Judgement.total(judge.judge(new ReferencePredictor(file)).all()).hitBits();
        // One that forgets is validated by windows that it has seen half of, on average, and judged by whole ones.
        assertTrue(kind.forgets() ? judged < least : Math.abs(judged - least) < 1e-4, judged + " " + least);
        assertFalse(Files.exists(folder.resolve("small.reference.checkpoint")));
        assertTrue(Files.exists(TrainingLog.beside(out)));
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void theSameSeedGivesTheSameNetwork(ReferenceKind kind) {
        trainer(settings(kind, 2, 0.01)).run(false, NEVER);
        float[] first = ReferenceFile.read(out).weights();
        trainer(settings(kind, 2, 0.01)).run(false, NEVER);
        assertArrayEquals(first, ReferenceFile.read(out).weights(), 1e-5f);
    }

    @Test
    void aStopKeepsTheBestAndResumeGoesOnFromThere() {
        ReferenceSettings settings = settings(ReferenceKind.ORIGINAL, 3, 0.01);
        String end = trainer(settings).run(false, () -> record.batches >= 1);
        assertTrue(end.startsWith("Stopped; kept the best, of epoch 1"), end);
        end = trainer(settings).run(true, NEVER);
        assertTrue(end.startsWith("All 3 epochs done"), end);
        assertEquals(3, record.bits.size());
    }

    @Test
    void resumeSaysWhatIsMissingOrDiffers() {
        ReferenceSettings settings = settings(ReferenceKind.ORIGINAL, 3, 0.01);
        assertFails("no checkpoint", () -> trainer(settings).run(true, NEVER));
        trainer(settings).run(false, () -> record.batches >= 1);
        assertFails("was begun with", () -> trainer(settings(ReferenceKind.ORIGINAL, 4, 0.01)).run(true, NEVER));
    }

    @Test
    void aLossThatRunsAwayAtOnceLeavesNothing() {
        assertFails("not a number", () -> trainer(settings(ReferenceKind.DRUM_KIT, 3, 1e38)).run(false, NEVER));
        assertFalse(Files.exists(out));
    }

    @Test
    void aLossThatRunsAwayLaterLeavesTheLastGoodOneInPlace() {
        ReferenceSettings settings = settings(ReferenceKind.ORIGINAL, 3, 0.01);
        trainer(settings).run(false, () -> record.batches >= 1);
        float[] good = ReferenceFile.read(out).weights();
        Path checkpoint = folder.resolve("small.reference.checkpoint");
        ReferenceFile last = ReferenceFile.read(checkpoint);
        float[] wild = last.weights().clone();
        java.util.Arrays.fill(wild, 1e30f);
        new ReferenceFile(last.name(), last.shape(), last.created(), last.card(), wild, last.updater()).write(checkpoint);
        String end = trainer(settings).run(true, NEVER);
        assertTrue(end.startsWith("The loss has run away or is not a number any more; kept the best, of epoch 1"), end);
        assertArrayEquals(good, ReferenceFile.read(out).weights());
    }

    @Test
    void dataWithoutOneOfTheSplitsIsRefused() {
        DataSet empty = new DataSet("nothing", List.of());
        assertFails("no performance of split train", () -> new ReferenceTrainer(settings(ReferenceKind.ORIGINAL, 1, 0.01), empty,
                "x", "", Map.of(), out, record));
    }

    private static void assertFails(String reason, org.junit.jupiter.api.function.Executable what) {
        String message = assertThrows(ReferenceFailure.class, what).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
