package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.preset.PresetFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class InstallServiceCommandTest {

    /** A machine that does as it is told, and remembers it. */
    private final class Machine implements ServiceHost {
        boolean booted = true;
        String failing = "";
        final List<String> ran = new ArrayList<>();

        @Override
        public boolean isBooted() {
            return booted;
        }

        @Override
        public int run(List<String> command) {
            ran.add(String.join(" ", command));
            return !failing.isEmpty() && ran.get(ran.size() - 1).contains(failing) ? 1 : 0;
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
        }

        @Override
        public Path home() {
            return folder;
        }

        @Override
        public String owner(Path file) {
            return "pi";
        }
    }

    private static final List<String> STARTED = List.of("systemctl --user daemon-reload",
            "systemctl --user enable beat-master.service", "systemctl --user restart beat-master.service");

    @TempDir
    private Path folder;
    private final Machine machine = new Machine();
    private final StringWriter out = new StringWriter();
    private Path unit;

    @BeforeEach
    void aMachineWithoutTheService() {
        unit = folder.resolve("config/systemd/user/beat-master.service");
    }

    private int run(String... args) {
        InstallServiceCommand command = new InstallServiceCommand();
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.parseArgs(args);
        return command.run(machine, Installation.find());
    }

    private List<String> systemctl() {
        return machine.ran.stream().filter(command -> command.startsWith("systemctl")).toList();
    }

    @Test
    void theUnitIsShownThenWrittenThenStarted() throws IOException {
        assertEquals(0, run("--", "--style", "funk", "--in=Keys 1"));
        String written = Files.readString(unit);
        assertTrue(written.contains("run.sh perform --keep-state auto --style funk \"--in=Keys 1\"\n"), written);
        assertTrue(out.toString().replace("\r\n", "\n").contains(written), out.toString());
        assertEquals(STARTED, systemctl());
        try (var files = Files.list(unit.getParent())) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
        assertEquals(0, run(), "a unit of ours is renewed");
        assertTrue(Files.readString(unit).contains("run.sh perform --keep-state auto --auto\n"), "whatever is plugged in");
    }

    @Test
    void aDryRunTouchesNothing() {
        assertEquals(0, run("--dry-run", "--", "--style", "funk"));
        assertEquals(List.of(), systemctl());
        assertFalse(Files.exists(unit));
        assertTrue(out.toString().contains("$ systemctl --user enable beat-master.service"), out.toString());
        machine.booted = false;
        assertEquals(0, run("--dry-run"));
        assertTrue(out.toString().contains("not started by systemd"), out.toString());
    }

    @Test
    void optionsThatPerformRefusesAreRefusedBeforeAnythingIsWritten() {
        assertThrows(ParameterException.class, () -> run("--", "--swing", "99"));
        assertThrows(ParameterException.class, () -> run("--", "--clock", "midi", "--out", "none"));
        assertThrows(ParameterException.class, () -> run("--", "--no-such-option"));
        assertThrows(ParameterException.class, () -> run("--", "funk"));
        assertThrows(PresetFailure.class, () -> run("--", "--preset", "no such preset"));
        assertThrows(Failure.class, () -> run("--", "--style", "polka"));
        assertThrows(Failure.class, () -> run("--", "--help"));
        assertThrows(Failure.class, () -> run("--", "--record", folder.resolve("takes").toString()));
        assertThrows(Failure.class, () -> run("--", "--record=take.mid"), "every start would write over it");
        assertEquals(List.of(), machine.ran);
        assertFalse(Files.exists(unit));
    }

    @Test
    void filesToBeReadAreNamedInFull() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        assertEquals(0, run("--", "--preset", "presets/../presets/gm.yaml", "--model=models/groove.model", "--record", "takes"));
        String written = Files.readString(unit);
        assertTrue(written.contains("auto --preset " + here.resolve("presets/gm.yaml") + " --model="
                + here.resolve("models/groove.model") + " --record takes --auto\n"), written);
    }

    @Test
    void aUnitThatSomebodyChangedIsNotWrittenOver() throws IOException {
        assertEquals(0, run());
        Files.writeString(unit, Files.readString(unit) + "# mine\n");
        String mine = Files.readString(unit);
        machine.ran.clear();
        Failure failure = assertThrows(Failure.class, () -> run("--", "--style", "funk"));
        assertTrue(failure.getMessage().contains("changed by hand"), failure.getMessage());
        assertEquals(mine, Files.readString(unit));
        assertEquals(List.of(), systemctl());
        assertEquals(0, run("--replace", "--", "--style", "funk"));
        assertEquals(mine, Files.readString(unit.resolveSibling("beat-master.service.before")));
        assertTrue(Files.readString(unit).contains("--style funk"));
    }

    @Test
    void whatSystemdRefusesIsSaid() {
        machine.failing = "enable";
        Failure failure = assertThrows(Failure.class, () -> run());
        assertTrue(failure.getMessage().contains("systemctl --user enable beat-master.service"), failure.getMessage());
        assertTrue(failure.getMessage().contains(unit.toString()), failure.getMessage());
    }

    @Test
    void withoutSystemdThereIsOneLineAndNoFile() {
        machine.booted = false;
        Failure failure = assertThrows(Failure.class, () -> run());
        assertTrue(failure.getMessage().contains("not started by systemd"), failure.getMessage());
        assertFalse(Files.exists(unit));
    }

    @Test
    void itIsTakenAwayAgain() throws IOException {
        Failure none = assertThrows(Failure.class, () -> run("--remove"));
        assertTrue(none.getMessage().contains("No service is installed"), none.getMessage());
        run();
        machine.ran.clear();
        assertEquals(0, run("--remove"));
        assertFalse(Files.exists(unit));
        assertEquals(List.of("systemctl --user disable --now beat-master.service", "systemctl --user daemon-reload"),
                machine.ran);
        run();
        Files.writeString(unit, Files.readString(unit) + "# mine\n");
        assertEquals(0, run("--remove"));
        assertTrue(Files.readString(unit.resolveSibling("beat-master.service.before")).endsWith("# mine\n"));
        Files.writeString(unit, "[Service]\nExecStart=/bin/true\n");
        assertThrows(Failure.class, () -> run("--remove"), "somebody else's");
        assertTrue(Files.exists(unit));
    }

    @Test
    void usersWithoutNamespacesGetAUnitWithoutThem() throws IOException {
        machine.failing = "unshare";
        assertEquals(0, run());
        assertFalse(Files.readString(unit).contains("\nProtectSystem="));
    }
}
