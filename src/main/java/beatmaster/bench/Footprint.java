package beatmaster.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the program has taken of the machine so far.
 *
 * @param residentBytes memory in use; 0 where the system does not tell
 * @param classes classes loaded
 */
public record Footprint(long residentBytes, int classes) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /** As it stands now. */
    public static Footprint now() {
        return new Footprint(resident(), ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    /** As Linux tells it; other systems do not tell a program in one line. */
    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> 1024 * Long.parseLong(line.substring(RESIDENT.length()).replace("kB", "").strip()))
                    .findFirst().orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
