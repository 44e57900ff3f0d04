package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.DataSetException;
import beatmaster.dataset.HeldBack;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.RandomModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptationTest {

    private static final TrainingProgress NOBODY = new TrainingProgress() {
        @Override
        public void epochBegins(int epoch, int epochs, int batches) {
        }

        @Override
        public void batchDone(double loss) {
        }

        @Override
        public void epochDone(int epoch, double trainLoss, Scores validation, boolean best) {
        }
    };

    @TempDir
    Path folder;
    private final ModelFile base = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 8, 1, StepHead.SIZE), 1, 0.3f);

    /** Three songs of a band that plays one bar over and over, at different lengths. */
    private static HeldBack band() throws DataSetException {
        List<Performance> songs = IntStream.range(0, 3)
                .mapToObj(i -> Performances.loop("song" + i, "rock", 4 + i, Split.TRAIN, 1)).toList();
        return HeldBack.of(new DataSet("a band", songs), "rock", 1);
    }

    private Adaptation adaptation(HeldBack songs, double rate, Path out) {
        TrainingSettings usual = TrainingSettings.adapting(base.shape(), 2, 5);
        TrainingSettings settings = new TrainingSettings(usual.architecture(), usual.hidden(), usual.layers(), usual.epochs(),
                usual.seed(), 4, 16, rate, usual.dropout(), usual.patience());
        return new Adaptation(settings, base, songs, "adapted", "2026-01-01", Map.of("licence", "CC0"), out, NOBODY);
    }

    @Test
    void everySongIsForeseenBetterByWhatTheOthersTaught() throws Exception {
        Path out = folder.resolve("band.model");
        Adaptation adaptation = adaptation(band(), 0.01, out);
        String end = adaptation.run(() -> false);
        assertTrue(end.startsWith("3 learnt; 100 % of the way after round 2 is kept, in "), end);
        assertEquals(List.of("song0", "song1", "song2"),
                adaptation.songs().stream().map(Adaptation.Song::id).sorted().toList());
        for (Adaptation.Song song : adaptation.songs()) {
            assertTrue(song.after().hitBits() < song.before().hitBits() - 0.3, song.toString());
        }
        assertTrue(adaptation.after().allBits() < adaptation.before().allBits(), end);
        ModelFile written = ModelFile.read(out);
        assertEquals(adaptation.after().toMap().toString(), written.header().card().get("validation").toString());
        for (Performance song : band().all()) {
            assertTrue(bits(written, song) < bits(base, song) - 0.3, "what was written has heard " + song.id() + " itself");
        }
    }

    private static double bits(ModelFile model, Performance song) {
        return Evaluation.of(Engine.JAVA.open(model), model.header().styles(), List.of(song)).hitBits();
    }

    @Test
    void theSameSeedGivesTheSameModel() throws Exception {
        adaptation(band(), 0.01, folder.resolve("one.model")).run(() -> false);
        adaptation(band(), 0.01, folder.resolve("two.model")).run(() -> false);
        assertArrayEquals(ModelFile.read(folder.resolve("one.model")).weights(),
                ModelFile.read(folder.resolve("two.model")).weights(), 1e-5f);
    }

    @Test
    void nothingIsWrittenWhereNothingIsForeseenBetterOrItIsStopped() throws Exception {
        Path out = folder.resolve("never.model");
        String spoilt = assertThrows(TrainingFailure.class, () -> adaptation(band(), 1e38, out).run(() -> false)).getMessage();
        assertTrue(spoilt.contains("foreseen no better") && spoilt.contains("nothing is written"), spoilt);
        String stopped = assertThrows(TrainingFailure.class, () -> adaptation(band(), 0.01, out).run(() -> true)).getMessage();
        assertTrue(stopped.startsWith("Stopped; nothing is written"), stopped);
        assertFalse(Files.exists(out));
    }
}
