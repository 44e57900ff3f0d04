package beatmaster.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long this process has been there, the shell that started it included where it became this program ({@code exec}). Any
 * thread; not real-time safe.
 */
public final class ProcessAge {

    private static final long NS_PER_S = 1_000_000_000L;
    /** {@code USER_HZ}: what Linux counts in for other programs, whatever it counts in itself. */
    private static final long LINUX_TICKS_PER_S = 100;
    /** {@code starttime} in proc(5), counted from the field after the program's name, which may hold blanks. */
    private static final int START_FIELD = 19;

    private ProcessAge() {
    }

    /** Its age in ns, true to 10 ms on Linux; empty where the system does not tell. */
    public static Optional<Long> ageNs() {
        try {
            return Optional.of(ofProc(Files.readString(Path.of("/proc/self/stat")),
                    Files.readString(Path.of("/proc/uptime"))));
        } catch (IOException | RuntimeException e) {
            // The JDK's figure is a wall-clock time, on Linux true to a second only.
            return ProcessHandle.current().info().startInstant()
                    .map(start -> Duration.between(start, Instant.now()).toNanos());
        }
    }

    /** @throws RuntimeException if they are not what proc(5) says */
    static long ofProc(String stat, String uptime) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long startNs = Long.parseLong(fields[START_FIELD]) * (NS_PER_S / LINUX_TICKS_PER_S);
        double uptimeS = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        return Math.round(uptimeS * NS_PER_S) - startNs;
    }
}
