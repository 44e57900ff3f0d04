package beatmaster.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd itself reads our units, where {@code systemd-analyze} is installed (Debian: package systemd). */
class UnitVerifyTest {

    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsSystemd() {
        assumeTrue(Files.isExecutable(ANALYZE), "systemd-analyze is not installed: systemd's own opinion was not asked");
    }

    @Test
    void itHasNothingToSayAgainstThem() throws Exception {
        for (ServiceKind kind : ServiceKind.values()) {
            for (boolean namespaces : new boolean[] {true, false}) {
                ServiceUnit.Allowed allowed = new ServiceUnit.Allowed(namespaces, true);
                assertEquals("", verify(kind, ServiceUnitTest.unit(kind, "/bin/true", allowed, "--in", "50% \"$x\" é").text()));
            }
        }
    }

    @Test
    void itWouldSayIfALineWereWrong() throws Exception {
        String text = ServiceUnitTest.unit(ServiceKind.SYSTEM, "/bin/true", ServiceUnitTest.ALL).text();
        String told = verify(ServiceKind.SYSTEM, text.replace("ProtectHome=", "ProtectHouse="));
        assertTrue(told.contains("ProtectHouse"), told);
    }

    private String verify(ServiceKind kind, String text) throws IOException, InterruptedException {
        Path file = folder.resolve(ServiceKind.UNIT);
        Files.writeString(file, UnitFile.whole(kind, text));
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString(), "verify"));
        if (kind == ServiceKind.USER) {
            command.add("--user");
        }
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told;
    }
}
