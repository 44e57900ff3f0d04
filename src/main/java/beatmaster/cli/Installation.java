package beatmaster.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the program lives: the folder that holds {@code models/} and {@code presets/}.
 *
 * @param home an absolute path
 */
record Installation(Path home) {

    /** The system property in which {@code run.sh} hands over the folder. */
    static final String HOME_PROPERTY = "beatmaster.home";

    /** The folder that {@code run.sh} named, else the one above {@code target/}, else the current one. */
    static Installation find() {
        String named = System.getProperty(HOME_PROPERTY);
        if (named != null && !named.isBlank()) {
            return at(Path.of(named));
        }
        Path beside = aboveTarget();
        return at(beside != null && Files.isDirectory(beside.resolve("presets")) ? beside : Path.of(""));
    }

    static Installation at(Path home) {
        return new Installation(home.toAbsolutePath().normalize());
    }

    Path models() {
        return home.resolve("models");
    }

    Path presets() {
        return home.resolve("presets");
    }

    /** Both {@code target/beat-master.jar} and {@code target/classes} lie two below the home; null if neither is there. */
    private static Path aboveTarget() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            Path target = Path.of(source.getLocation().toURI()).getParent();
            return target == null ? null : target.getParent();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
