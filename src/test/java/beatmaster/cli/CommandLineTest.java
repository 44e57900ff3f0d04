package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.PortFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A command that ends in the failure it was given. */
    @Command(name = "break")
    static final class Breaking implements Callable<Integer> {
        private final Throwable failure;

        Breaking(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    private int run(String... args) {
        return execute(BeatMaster.commandLine(), args);
    }

    private int fail(Throwable failure, String... args) {
        return execute(BeatMaster.commandLine().addSubcommand(new Breaking(failure)), args);
    }

    private int execute(CommandLine line, String... args) {
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return BeatMaster.execute(line, args);
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : BeatMaster.commandLine().getSubcommands().keySet()) {
            assertEquals(0, run(command, "--help"), command);
            assertTrue(out.toString().contains("Usage: ./run.sh " + command), out.toString());
            assertEquals(0, run(command, "--version"), command);
        }
        assertEquals("", err.toString());
    }

    @Test
    void aStartLooksIntoTheCommandThatIsCalledAndIntoAllWhereNoneIs() {
        assertEquals(Set.of("perform"), BeatMaster.needed());
        assertEquals(Set.of("perform"), BeatMaster.needed("-v", "--bars", "4"));
        assertEquals(Set.of("generate"), BeatMaster.needed("generate", "perform"));
        for (String[] args : new String[][] {{"--help"}, {"-V"}, {"completion"}, {"genrate"}, {"-v", "--help"}}) {
            assertEquals(BeatMaster.commandLine().getSubcommands().keySet(), BeatMaster.needed(args), String.join(" ", args));
        }
    }

    @Test
    void aCommandIsListedUnderTheNameThatItHas() {
        BeatMaster.commandLine().getSubcommands().forEach((name, line) -> assertEquals(
                line.getCommandSpec().userObject().getClass().getAnnotation(Command.class).name(), name));
    }

    @Test
    void theProgramSaysItsVersionAndItsCommands() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("Beat Master "), out.toString());
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("completion"), out.toString());
    }

    @Test
    void aUsersErrorIsOneLineAndExitOne() {
        assertEquals(1, fail(new PortFailure("No MIDI output matches \"TR-8\""), "break"));
        assertEquals("beat-master: No MIDI output matches \"TR-8\"\n", normalised());
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(1, fail(new UncheckedIOException(new NoSuchFileException("drums.mid")), "break"));
        assertEquals("beat-master: no such file: drums.mid\n", normalised());
    }

    @Test
    void aMessageOfSeveralLinesBecomesOne() {
        assertEquals(1, fail(new IOException("first\n  second\n"), "break"));
        assertEquals("beat-master: first second\n", normalised());
    }

    @Test
    void aDefectIsCalledOneAndPointsToTheTrace() {
        assertEquals(1, fail(new IllegalStateException("torn"), "break"));
        assertEquals("beat-master: internal error: IllegalStateException: torn (where: add -v)\n", normalised());
    }

    @Test
    void aMissingNativeLibraryIsOneLineToo() {
        assertEquals(1, fail(new UnsatisfiedLinkError("no jnind4jcpu"), "break"));
        assertEquals("beat-master: internal error: UnsatisfiedLinkError: no jnind4jcpu (where: add -v)\n", normalised());
    }

    @Test
    void theTraceIsShownWhenAskedFor() {
        assertEquals(1, fail(new PortFailure("gone"), "break", "-v"));
        assertTrue(normalised().startsWith("beat-master: gone\nbeatmaster.midi.PortFailure: gone\n\tat "), normalised());
    }

    @Test
    void aSlipOfThePenIsNamedWithWhatWasMeant() {
        assertEquals(2, run("completoin"));
        assertEquals(1, normalised().lines().count());
        assertTrue(normalised().contains("'completoin'; did you mean completion"), normalised());
        assertTrue(normalised().endsWith("? (see ./run.sh --help)\n"), normalised());
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertEquals(2, run("completion", "--loud"));
        assertEquals("beat-master: Unknown option: '--loud' (see ./run.sh completion --help)\n", normalised());
    }

    @Test
    void withoutACommandTheProgramPerforms() {
        assertInserted("perform");
        assertInserted("perform --bars 4 --out none", "--bars", "4", "--out", "none");
        assertInserted("-v perform --bars 4", "-v", "--bars", "4");
        assertInserted("ports --json", "ports", "--json");
        assertInserted("--help", "--help");
        assertInserted("prots", "prots");
    }

    private static void assertInserted(String expected, String... args) {
        String[] inserted = DefaultCommand.insert(args, Set.of("perform", "ports"), "perform");
        assertArrayEquals(expected.split(" "), inserted);
    }

    @Test
    void theCompletionScriptKnowsTheCommandsAndTheScript() {
        assertEquals(0, run("completion"));
        assertTrue(out.toString().contains("completion"), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.startsWith("complete ") && line.contains("run.sh")));
        assertFalse(out.toString().contains("./run.sh\n"));
    }

    private String normalised() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }
}
