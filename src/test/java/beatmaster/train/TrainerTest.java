package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Split;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final BooleanSupplier NEVER = () -> false;

    /** Writes down what it is told. */
    private static final class Record implements TrainingProgress {
        final List<Scores> scores = new ArrayList<>();
        final List<Boolean> best = new ArrayList<>();
        int batches;

        @Override
        public void epochBegins(int epoch, int epochs, int batchesToCome) {
        }

        @Override
        public void batchDone(double loss) {
            batches++;
        }

        @Override
        public void epochDone(int epoch, double trainLoss, Scores validation, boolean isBest) {
            scores.add(validation);
            best.add(isBest);
        }
    }

    @TempDir
    Path folder;
    private final DataSet data = Performances.dataSet();
    private final Record record = new Record();
    private Path out;

    @BeforeEach
    void place() {
        out = folder.resolve("small.model");
    }

    private static TrainingSettings settings(int epochs, double rate, Architecture architecture) {
        return new TrainingSettings(architecture, 8, 1, epochs, 5, 4, 16, rate, 0.1, 3);
    }

    private Trainer trainer(TrainingSettings settings) {
        return new Trainer(settings, data, "small", "2026-01-01", Map.of("licence", "CC0"), out, record);
    }

    @Test
    void trainingLearnsAndKeepsTheModelThatItsCardDescribes() throws InterruptedException {
        String end = trainer(settings(4, 0.02, Architecture.LSTM)).run(false, NEVER);
        assertTrue(end.startsWith("All 4 epochs done"), end);
        double least = record.scores.stream().mapToDouble(Scores::hitBits).min().orElseThrow();
        assertTrue(least < 0.8 * 9, "a third of all masks cost 9 bits untaught: " + least);
        assertTrue(record.scores.get(record.scores.size() - 1).hitBits() < record.scores.get(0).hitBits());
        ModelFile model = ModelFile.read(out);
        assertEquals("CC0", model.header().card().get("licence"));
        assertEquals(List.of("jazz", "rock"), model.header().styles());
        Scores again = Evaluation.of(Engine.JAVA.open(model), model.header().styles(), data.performances(Split.VALIDATION));
        assertEquals(least, again.hitBits(), 1e-9);
        assertFalse(Files.exists(Checkpoint.beside(out)));
    }

    @Test
    void theBidirectionalNetworkLearnsFromTheSameLessons() throws InterruptedException {
        String end = trainer(settings(3, 0.02, Architecture.BILSTM)).run(false, NEVER);
        assertTrue(end.startsWith("All 3 epochs done"), end);
        assertTrue(record.scores.get(2).hitBits() < record.scores.get(0).hitBits());
        ModelFile model = ModelFile.read(out);
        assertEquals(Architecture.BILSTM, model.shape().architecture());
        assertEquals(16, model.shape().window());
    }

    @Test
    void theSameSeedGivesTheSameWeights() throws InterruptedException {
        trainer(settings(1, 0.01, Architecture.LSTM)).run(false, NEVER);
        float[] first = ModelFile.read(out).weights();
        trainer(settings(1, 0.01, Architecture.LSTM)).run(false, NEVER);
        assertArrayEquals(first, ModelFile.read(out).weights(), 1e-5f);
    }

    @Test
    void aStopKeepsTheBestAndResumeGoesOnFromThere() throws InterruptedException {
        TrainingSettings settings = settings(3, 0.01, Architecture.LSTM);
        String end = trainer(settings).run(false, () -> record.batches >= 1);
        assertTrue(end.startsWith("Stopped; kept the best, of epoch 1"), end);
        assertTrue(Files.exists(out));
        end = trainer(settings).run(true, NEVER);
        assertTrue(end.startsWith("All 3 epochs done"), end);
        assertEquals(3, record.scores.size());
    }

    @Test
    void resumeSaysWhatIsMissingOrDiffers() throws InterruptedException {
        TrainingSettings settings = settings(3, 0.01, Architecture.LSTM);
        String missing = assertThrows(TrainingFailure.class, () -> trainer(settings).run(true, NEVER)).getMessage();
        assertTrue(missing.contains("no checkpoint"), missing);
        trainer(settings).run(false, () -> record.batches >= 1);
        String other = assertThrows(TrainingFailure.class,
                () -> trainer(settings(2, 0.01, Architecture.LSTM)).run(true, NEVER)).getMessage();
        assertTrue(other.contains("was begun with"), other);
    }

    @Test
    void aLossThatIsNoNumberEndsTrainingAndIsSaid() {
        String message = assertThrows(TrainingFailure.class,
                () -> trainer(settings(3, 1e38, Architecture.LSTM)).run(false, NEVER)).getMessage();
        assertTrue(message.contains("not a number"), message);
        assertFalse(Files.exists(out));
    }

    @Test
    void aLossThatRunsAwayLaterLeavesTheLastGoodModelInPlace() throws InterruptedException {
        TrainingSettings settings = settings(3, 0.01, Architecture.LSTM);
        trainer(settings).run(false, () -> record.batches >= 1);
        float[] good = ModelFile.read(out).weights();
        Checkpoint last = Checkpoint.read(Checkpoint.beside(out), settings);
        float[] spoilt = last.weights().clone();
        java.util.Arrays.fill(spoilt, Float.NaN);
        new Checkpoint(last.settings(), last.epoch(), last.updates(), last.best(), last.bestEpoch(), spoilt, last.updater())
                .write(Checkpoint.beside(out));
        String end = trainer(settings).run(true, NEVER);
        assertTrue(end.startsWith("The loss has run away or is not a number any more; kept the best, of epoch 1"), end);
        assertArrayEquals(good, ModelFile.read(out).weights());
    }

    @Test
    void dataWithoutOneOfTheSplitsIsRefused() {
        DataSet empty = new DataSet("nothing", List.of());
        assertThrows(TrainingFailure.class, () -> new Trainer(settings(1, 0.01, Architecture.LSTM), empty, "x", "", Map.of(),
                out, record));
    }
}
