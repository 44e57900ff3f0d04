package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JournalTest {

    private static final int INPUT = 0;

    @Test
    void withoutTheVariableThereIsNoJournal() {
        assertFalse(Journal.takes(INPUT, Map.of()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theVariableMustNameTheVeryStream() throws IOException {
        Path stream = Path.of("/proc/self/fd/" + INPUT);
        String name = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
        assertTrue(Journal.takes(INPUT, Map.of("JOURNAL_STREAM", name)));
        assertFalse(Journal.takes(INPUT, Map.of("JOURNAL_STREAM", name + "1")), "handed down by somebody else");
        assertFalse(Journal.takes(9_999, Map.of("JOURNAL_STREAM", name)));
    }

    @Test
    void onlyAJournalSeesLevelsAndOnlyOnWarnings() {
        StringWriter journal = new StringWriter();
        Screen inService = new Screen(new PrintWriter(journal, true), false, true);
        inService.line("a line");
        inService.warning("a %s", "warning");
        assertEquals("a line\n<4>a warning\n", journal.toString().replace("\r\n", "\n"));
        StringWriter file = new StringWriter();
        new Screen(new PrintWriter(file, true)).warning("a warning");
        assertEquals("a warning\n", file.toString().replace("\r\n", "\n"));
    }
}
