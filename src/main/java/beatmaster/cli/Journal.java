package beatmaster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether what we write goes to systemd's journal, which then takes a level at the beginning of a line, as sd-daemon(3) says.
 * The variable alone proves nothing: a terminal that was started by a service hands it down.
 */
final class Journal {

    /** Level 3: the program ends, or a command failed. */
    static final String ERROR = "<3>";
    /** Level 4: it goes on, but not as it should. */
    static final String WARNING = "<4>";

    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;

    private Journal() {
    }

    /** Whether standard output does. */
    static boolean takesOutput() {
        return takes(OUTPUT, System.getenv());
    }

    /** Whether the error stream does. */
    static boolean takesErrors() {
        return takes(ERRORS, System.getenv());
    }

    /** By {@code JOURNAL_STREAM}, systemd.exec(5): device and inode of the journal's socket. */
    static boolean takes(int descriptor, Map<String, String> environment) {
        String journal = environment.get("JOURNAL_STREAM");
        if (journal == null) {
            return false;
        }
        try {
            Path stream = Path.of("/proc/self/fd/" + descriptor);
            return journal.equals(Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
