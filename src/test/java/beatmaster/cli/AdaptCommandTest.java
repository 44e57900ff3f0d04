package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.RandomModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AdaptCommandTest {

    @TempDir
    Path folder;
    private Path band;
    private Path base;
    private Path out;
    private final StringWriter said = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void makeABaseModel() throws IOException {
        band = Files.createDirectory(folder.resolve("my-band"));
        base = folder.resolve("base.model");
        out = folder.resolve("my-band.model");
        RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 12, 1, StepHead.SIZE), 1, 0.3f).write(base);
    }

    @Test
    void fiveSongsLowerTheBitsOfTheOneHeldBack() throws IOException {
        for (int song = 0; song < 5; song++) {
            BandFiles.song(band.resolve("song" + song + ".mid"), song % 2, BandFiles.DRUMS, 12 + song, 4, song);
        }
        BandFiles.song(band.resolve("waltz.mid"), 1, BandFiles.DRUMS, 8, 3, 9);
        BandFiles.bassAlone(band.resolve("nodrums.mid"));
        Files.writeString(band.resolve("broken.mid"), "MThd, or so it says");
        assertEquals(0, adapt("--epochs", "3"), errors.toString());
        assertTrue(bits("before: ") - bits("after:  ") > 0.1, said.toString());
        assertTrue(said.toString().contains("8 MIDI files: 5 usable, 1 not in 4/4, 2 skipped"),
                said.toString());
        for (String part : List.of("each of the 5 is held back in turn", "waltz.mid", "3/4", "nodrums.mid: no drums on channel 10",
                "broken.mid")) {
            assertTrue(said.toString().contains(part), part + " is not in " + said);
        }
        for (int i = 0; i < 5; i++) {
            String song = "song" + i;
            assertTrue(said.toString().lines().anyMatch(line -> line.matches(song + " +(\\d+\\.\\d+ -> \\d+\\.\\d+ +){3}\\d.*")),
                    said.toString());
        }
        assertTheCardOwesTheBase();
    }

    /** What people have on their disks: everything in one track or each in its own, drums anywhere, bars of other metres. */
    @Test
    void anOrdinaryFolderIsTakenWithWhatIsOddAboutItSaid() throws IOException {
        BandFiles.song(band.resolve("a.mid"), 0, 2, 12, 4, 1);
        BandFiles.song(band.resolve("b.mid"), 1, 0, 12, 4, 2);
        BandFiles.song(band.resolve("c.mid"), 1, BandFiles.DRUMS, 12, 4, 3);
        BandFiles.songWithABarOfThreeFour(band.resolve("d.mid"), 12, 5, 4);
        assertEquals(0, adapt("--epochs", "1"), errors.toString());
        for (String part : List.of("4 MIDI files: 4 usable", "2 with drums off channel 10", "a.mid: channel 3",
                "b.mid: channel 1, track Drum Kit", "d.mid: bar 5 is in 3/4")) {
            assertTrue(said.toString().contains(part), part + " is not in " + said);
        }
        assertTrue(bits("after:  ") < bits("before: "), said.toString());
    }

    private void assertTheCardOwesTheBase() throws IOException {
        ModelFile model = ModelFile.open(out);
        ModelFile old = ModelFile.open(base);
        assertEquals("my-band", model.header().name());
        assertEquals(old.header().styles(), model.header().styles());
        assertEquals(old.shape(), model.shape());
        Map<String, Object> card = model.header().card();
        assertEquals("CC0", card.get("licence"));
        assertEquals("random", ((Map<?, ?>) card.get("adapted_from")).get("name"));
        assertEquals("folder my-band", card.get("trained_on"));
        assertTrue(card.containsKey("before") && card.containsKey("validation"), card.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "nothing but the model is written");
        }
    }

    @Test
    void ofASingleSongTheLastQuarterIsHeldBack() throws IOException {
        BandFiles.song(band.resolve("only.mid"), 0, 4, 16, 4, 1);
        assertEquals(0, adapt("--epochs", "1", "--drum-channel", "5", "--style", "Jazz"), errors.toString());
        assertTrue(said.toString().contains("the last 4 of the 16 bars of only, the only recording"), said.toString());
        assertTrue(bits("after:  ") < bits("before: "), said.toString());
    }

    @Test
    void whatCannotBeLearntFromIsRefusedInOneLine() throws IOException {
        refused(1, "There are no MIDI files in");
        BandFiles.song(band.resolve("short.mid"), 1, BandFiles.DRUMS, 3, 4, 1);
        refused(1, "at least 4");
        refused(1, "No style is called \"polka\"; the model knows: any, rock, jazz", "--style", "polka");
        refused(2, "epochs must be 1..1000: 0", "--epochs", "0");
        refused(2, "--drum-channel must be 1..16: 0", "--drum-channel", "0");
        Files.delete(band.resolve("short.mid"));
        BandFiles.song(band.resolve("waltz.mid"), 1, BandFiles.DRUMS, 8, 3, 1);
        refused(1, "1 not in 4/4");
        Files.writeString(out, "somebody's work");
        refused(1, "is there already");
        assertEquals("somebody's work", Files.readString(out));
    }

    private void refused(int code, String part, String... more) {
        errors.getBuffer().setLength(0);
        boolean wasThere = Files.exists(out);
        assertEquals(code, adapt(more), errors.toString());
        assertTrue(errors.toString().contains(part), errors.toString());
        assertEquals(1, errors.toString().lines().count(), errors.toString());
        assertFalse(!wasThere && Files.exists(out));
    }

    private double bits(String line) {
        return said.toString().lines().filter(l -> l.startsWith(line))
                .mapToDouble(l -> Double.parseDouble(l.substring(line.length()).split(" ")[0])).findFirst().orElseThrow();
    }

    private int adapt(String... more) {
        List<String> line = new ArrayList<>(List.of("adapt", "--model", base.toString(), "--data", band.toString(), "--out",
                out.toString()));
        line.addAll(List.of(more));
        CommandLine root = BeatMaster.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(errors));
        return BeatMaster.execute(root, line.toArray(String[]::new));
    }
}
