package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.smf.DrumRoster;
import beatmaster.smf.GrooveScore;
import beatmaster.smf.MidiFileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void makesADataFileAndTellsWhatIsInIt() throws IOException {
        Path recordings = recordings(9);
        Path file = folder.resolve("my.data");
        assertEquals(0, run("dataset", recordings.toString(), "--out", file.toString(), "--stats"), err.toString());
        assertEquals(2, DataSet.read(file).all().size());
        assertTrue(out.toString().contains("2 MIDI files: 2 usable"), out.toString());
        assertTrue(out.toString().contains("waltzless"), out.toString());
    }

    @Test
    void drumsOnAnotherChannelAreFoundWhenItIsNamed() throws IOException {
        Path recordings = recordings(3);
        assertEquals(1, run("dataset", recordings.toString(), "--stats"));
        assertOneLine("no drums");
        assertEquals(0, run("dataset", recordings.toString(), "--stats", "--drum-channel", "4"), err.toString());
    }

    @Test
    void wrongUseIsExitTwoInOneLine() throws IOException {
        Path recordings = recordings(9);
        assertEquals(2, run("dataset", recordings.toString(), "--stats", "--drum-channel", "17"));
        assertOneLine("--drum-channel must be 1..16: 17");
        assertEquals(2, run("dataset", recordings.toString()));
        assertOneLine("--out FILE");
        assertEquals(2, run("dataset"));
    }

    @Test
    void aMissingSourceAndATargetThatCannotBeWrittenAreExitOneInOneLine() throws IOException {
        assertEquals(1, run("dataset", folder.resolve("none.zip").toString(), "--stats"));
        assertOneLine("none.zip");
        Path target = folder.resolve("none").resolve("x.data");
        assertEquals(1, run("dataset", recordings(9).toString(), "--out", target.toString()));
        assertOneLine("its folder does not exist");
        assertFalse(Files.exists(target));
    }

    private int run(String... args) {
        err.getBuffer().setLength(0);
        CommandLine line = BeatMaster.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return BeatMaster.execute(line, args);
    }

    private void assertOneLine(String part) {
        assertTrue(err.toString().contains(part), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    private Path recordings(int channel) throws IOException {
        Path recordings = Files.createDirectories(folder.resolve("recordings"));
        for (int i = 0; i < 2; i++) {
            Groove groove = new Groove();
            Step step = new Step();
            step.hit(i, 0.7f, 0);
            groove.add(step);
            Path style = Files.createDirectories(recordings.resolve("waltzless"));
            MidiFileWriter.write(new GrooveScore(groove, DrumRoster.onChannel(channel), 100).toSong(),
                    style.resolve(i + ".mid"));
        }
        return recordings;
    }
}
