package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Grid;
import beatmaster.midi.Midi;
import beatmaster.perform.PlayedStep;
import beatmaster.perform.Settings;
import beatmaster.smf.DrumRoster;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeRecorderTest {

    private static final int BEATS = 4;

    @TempDir
    private Path folder;
    private final StringWriter said = new StringWriter();

    private TakeRecorder recorder(Path named) {
        return TakeRecorder.choose(named, false, Settings.of(DrumRoster.onChannel(9), 1), 120,
                new Screen(new PrintWriter(said, true)));
    }

    /** A kick on every beat, by the drummer. */
    private static void play(TakeRecorder recorder, long bars) {
        PlayedStep step = new PlayedStep();
        for (long i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
            step.takeStep = i;
            step.hits.clear();
            if (i % Grid.STEPS_PER_BEAT == 0) {
                step.hits.hit(0, 1, 0);
            }
            recorder.played(step, i < 100 ? 120 : 90);
        }
    }

    @Test
    void whereNothingIsRecordedOnlyTheLastBarsAreRemembered() {
        TakeRecorder recorder = recorder(null);
        play(recorder, 1_000);
        assertEquals(1_000, recorder.bars());
        assertEquals(BEATS, recorder.bar(999).hits());
        assertEquals(BEATS, recorder.bar(995).hits());
        assertEquals(0, recorder.bar(900).length(), "long forgotten");
        assertNull(recorder.finish());
    }

    @Test
    void aLongTakeFillsSeveralFilesAndLosesNothing() throws Exception {
        int bars = 500;
        TakeRecorder recorder = recorder(folder.resolve("takes"));
        play(recorder, bars);
        Path last = recorder.finish();
        File[] files = folder.resolve("takes").toFile().listFiles();
        assertEquals(2, files.length);
        int notes = 0;
        for (File file : files) {
            notes += noteOns(file);
        }
        assertEquals(BEATS * bars, notes);
        assertTrue(noteOns(last.toFile()) < BEATS * bars / 2, "the last one is the shorter");
    }

    private static int noteOns(File file) throws Exception {
        int notes = 0;
        for (Track track : MidiSystem.getSequence(file).getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                boolean on = track.get(i).getMessage() instanceof ShortMessage message
                        && message.getCommand() == Midi.NOTE_ON && message.getData2() > 0;
                notes += on ? 1 : 0;
            }
        }
        return notes;
    }
}
