package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.NetworkShape;
import beatmaster.lstm.RandomModels;
import beatmaster.midi.Midi;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program from the command line to the recorded file, in real time but short. */
class PerformCommandTest {

    @TempDir
    private Path folder;

    private Path model;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSmallModel() {
        ModelFile file = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 8, 1, StepHead.SIZE), 3, 0.2f);
        model = folder.resolve("small.model");
        file.write(model);
    }

    private int run(String command, Object... options) {
        List<String> args = new ArrayList<>(List.of(command, "--model", model.toString()));
        for (Object option : options) {
            args.add(option.toString());
        }
        CommandLine line = BeatMaster.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return BeatMaster.execute(line, args.toArray(new String[0]));
    }

    @Test
    void aPerformanceToAClockOfItsOwnIsTheTrackThatGenerateMakes() throws IOException {
        Path live = folder.resolve("live.mid");
        Path offline = folder.resolve("offline.mid");
        assertEquals(0, run("perform", "--bars", 2, "--tempo", 120, "--out", "none", "--record", live, "--seed", 1), err::toString);
        assertEquals(0, run("generate", "--bars", 2, "--tempo", 120, "--out", offline, "--seed", 1), err::toString);
        assertArrayEquals(Files.readAllBytes(offline), Files.readAllBytes(live));
        assertTrue(out.toString().contains("bar 2"), out.toString());
    }

    @Test
    void theFiguresOfAPerformanceAreWrittenWhenItIsOver() throws IOException {
        Path stats = folder.resolve("stats.json");
        assertEquals(0, run("perform", "--bars", 2, "--tempo", 120, "--out", "none", "--stats", stats), err::toString);
        Map<String, Object> all = JSON.std.mapFrom(Files.readString(stats));
        assertEquals(32, ((Map<?, ?>) all.get("steps")).get("sounded"));
        assertEquals(120.0, ((Number) ((Map<?, ?>) all.get("clock")).get("tempoBpm")).doubleValue(), 1e-6);
        Map<?, ?> lateness = (Map<?, ?>) all.get("latenessMs");
        assertEquals(((Map<?, ?>) all.get("notes")).get("sent"), lateness.get("count"));
        int inBars = ((List<?>) lateness.get("histogram")).stream().mapToInt(bar -> (int) ((Map<?, ?>) bar).get("count")).sum();
        assertEquals(lateness.get("count"), inBars, "every note is in one bar");
        assertTrue(lateness.keySet().containsAll(List.of("p50", "p90", "p99", "p99.9", "max")), lateness.toString());
    }

    @Test
    void figuresThatHaveNoFolderAreRefusedBeforeAnythingIsPlayed() {
        assertEquals(1, run("perform", "--out", "none", "--stats", folder.resolve("no/such/stats.json")));
        assertTrue(err.toString().contains("its folder does not exist"), err.toString());
    }

    @Test
    void shiftsOutOfRangeAreWrongUsage() {
        assertEquals(2, run("perform", "--sync-delay", "600", "--out", "none"));
        assertEquals(2, run("perform", "--lead", "0", "--out", "none"));
        assertEquals(2, run("perform", "--on-clock-loss", "panic", "--out", "none"));
        assertEquals(3, err.toString().lines().count(), err.toString());
    }

    @Test
    void withoutASeedItTellsTheOneThatItChose() {
        assertEquals(0, run("perform", "--bars", 1, "--tempo", 300, "--out", "none"), err::toString);
        assertTrue(out.toString().matches("(?s).*seed \\d+ -> none.*"), out.toString());
    }

    @Test
    void withoutANameWhateverIsPluggedInIsPlayedToFromTheFirstMessageInSilence() {
        LoopPort far = LoopMidiProvider.loopA();
        far.restore();
        LoopMidiProvider.loopB().restore();
        assertEquals(0, run("perform", "--auto", "--thru", "--bars", 1, "--tempo", 300, "--seed", 1), err::toString);
        assertTrue(out.toString().contains("the MIDI port \"Loop A in\" is there"), out.toString());
        assertTrue(out.toString().matches("(?s).*-> Loop A out and Loop B out.*"), out.toString());
        int[] heard = far.messages();
        assertArrayEquals(heard, LoopMidiProvider.loopB().messages());
        assertEquals(Midi.noteOff(9, 36), heard[0], "a kick that a killed predecessor left");
        assertTrue(Arrays.stream(heard).filter(Midi::isNoteOn).count() > 2);
        assertFalse(far.isInputOpen() || far.isOutputOpen());
        far.restore();
        LoopMidiProvider.loopB().restore();
    }

    @Test
    void whatCannotBePlayedIsSaidInOneLine() {
        assertEquals(1, run("perform", "--out", "no such port"));
        assertEquals(1, run("perform", "--in", "no such port", "--out", "none"));
        assertEquals(1, run("perform", "--preset", "no such preset"));
        assertEquals(1, run("perform", "--style", "polka", "--out", "none"));
        assertEquals(1, run("perform", "--engine", "steam", "--out", "none"));
        assertEquals(5, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("No MIDI output matches \"no such port\""), err.toString());
    }

    @Test
    void aClockToFollowNeedsAPort() {
        assertEquals(2, run("perform", "--clock", "midi", "--out", "none"));
        assertTrue(err.toString().contains("--clock-in"), err.toString());
    }

    @Test
    void turnsAndNumbersOutOfRangeAreWrongUsage() {
        assertEquals(2, run("perform", "--trade", 4, "--listen", 2));
        assertEquals(2, run("perform", "--swing", 80));
        assertEquals(2, run("perform", "--microtiming", 1.5));
        assertEquals(2, run("perform", "--tempo", 10));
        assertEquals(2, run("perform", "--trade", 0));
        assertEquals(5, err.toString().lines().count(), err.toString());
    }

    @Test
    void whatWasSetIsKeptForTheNextStartAndTheCommandLineWins() throws IOException {
        Path state = folder.resolve("state/state.yaml");
        assertEquals(0, run("perform", "--bars", 1, "--out", "none", "--tempo", 290, "--density", 0.75, "--keep-state", state));
        assertTrue(Files.readString(state).contains("  tempo: 290.0000\n"), Files.readString(state));
        out.getBuffer().setLength(0);
        assertEquals(0, run("perform", "--bars", 1, "--out", "none", "--density", 0.25, "--keep-state", state));
        assertTrue(out.toString().contains("290 bpm"), out.toString());
        assertTrue(Files.readString(state).contains("  density: 0.2500\n"), Files.readString(state));
    }

    @Test
    void inAFolderEachTakeHasANameOfItsOwn() throws IOException {
        Path takes = folder.resolve("takes");
        assertEquals(0, run("perform", "--bars", 1, "--out", "none", "--tempo", 300, "--record", takes));
        try (var files = Files.list(takes)) {
            String name = files.findFirst().orElseThrow().getFileName().toString();
            assertTrue(name.matches("take-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.mid"), name);
        }
    }

    @Test
    void barsAreWrittenUnlessTheyAreNotWanted() {
        assertEquals(0, run("perform", "--bars", 1, "--out", "none", "--tempo", 300, "--no-tablature"));
        assertFalse(out.toString().contains("bar 1"), out.toString());
        assertEquals(0, run("perform", "--bars", 1, "--out", "none", "--tempo", 300, "--tablature"));
        assertTrue(out.toString().contains("bar 1"), out.toString());
    }

    @Test
    void aModelThatReadsAWholeWindowIsRefusedLive() {
        NetworkShape shape = new NetworkShape(Architecture.BILSTM, StepEncoding.SIZE, 4, 1, StepHead.SIZE, 4);
        RandomModels.of(shape, 1, 0.1f).write(model);
        assertEquals(1, run("perform", "--out", "none"));
        assertTrue(err.toString().contains("live takes an lstm"), err.toString());
        assertEquals(0, run("generate", "--bars", 1), err::toString);
    }

    @Test
    void aTakeThatCannotBeWrittenIsSavedElsewhereAndSaidOnce() throws IOException {
        Path gone = folder.resolve("gone");
        Screen screen = new Screen(new PrintWriter(out, true));
        TakeRecorder recorder = TakeRecorder.choose(gone.resolve("t.mid"), false,
                beatmaster.perform.Settings.of(beatmaster.smf.DrumRoster.onChannel(9), 1), 120, screen);
        Files.delete(gone);
        var step = new beatmaster.perform.PlayedStep();
        step.hits.hit(0, 1, 0);
        for (int i = 0; i < 40 * 16; i++) {
            step.takeStep = i;
            recorder.played(step, 120);
        }
        Path saved = recorder.finish();
        assertFalse(saved.startsWith(folder.resolve("gone")), saved.toString());
        assertTrue(Files.size(saved) > 1_000);
        Files.delete(saved);
        assertEquals(1, out.toString().lines().filter(l -> l.contains("playing on, trying again")).count(), out.toString());
    }
}
