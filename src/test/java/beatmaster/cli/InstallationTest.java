package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @Test
    void theFolderThatTheScriptNamesWins(@TempDir Path folder) {
        String before = System.getProperty(Installation.HOME_PROPERTY);
        System.setProperty(Installation.HOME_PROPERTY, folder.toString());
        try {
            assertEquals(folder.toAbsolutePath().resolve("models"), Installation.find().models());
            assertEquals(folder.toAbsolutePath().resolve("presets"), Installation.find().presets());
        } finally {
            if (before == null) {
                System.clearProperty(Installation.HOME_PROPERTY);
            } else {
                System.setProperty(Installation.HOME_PROPERTY, before);
            }
        }
    }

    @Test
    void aPathIsMadeAbsolute() {
        assertTrue(Installation.at(Path.of("somewhere")).home().isAbsolute());
    }
}
