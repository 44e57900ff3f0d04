package beatmaster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine that a service is installed on, as far as an installation has to know it. */
interface ServiceHost {

    /** Whether systemd runs here: sd_booted(3). */
    boolean isBooted();

    /** Runs a command to its end. @return its exit code; 127 where there is no such command */
    int run(List<String> command);

    /** The environment of this process. */
    Map<String, String> environment();

    /** The user's home. */
    Path home();

    /** Who owns a file; null where that cannot be told. */
    String owner(Path file);

    /** This machine. */
    static ServiceHost here() {
        return new Here();
    }

    /** The machine that we run on. */
    final class Here implements ServiceHost {

        private static final int NOT_FOUND = 127;
        private static final long PATIENCE_S = 90;

        @Override
        public boolean isBooted() {
            return Files.isDirectory(Path.of("/run/systemd/system"));
        }

        @Override
        public int run(List<String> command) {
            try {
                Process process = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                process.getOutputStream().close();
                return process.waitFor(PATIENCE_S, TimeUnit.SECONDS) ? process.exitValue() : 1;
            } catch (IOException e) {
                return NOT_FOUND;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }

        @Override
        public Map<String, String> environment() {
            return System.getenv();
        }

        @Override
        public Path home() {
            return Path.of(System.getProperty("user.home"));
        }

        @Override
        public String owner(Path file) {
            try {
                return Files.getOwner(file).getName();
            } catch (IOException | UnsupportedOperationException e) {
                return null;
            }
        }
    }
}
