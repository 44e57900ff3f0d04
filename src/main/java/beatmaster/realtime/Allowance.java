package beatmaster.realtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which real-time priority this process may have, as Linux tells it in {@code /proc}; no library is needed to ask. */
final class Allowance {

    /** The highest there is; root may have it. */
    static final int HIGHEST = 99;

    private static final String LIMIT = "Max realtime priority";
    private static final String CAPABILITIES = "CapEff:";
    private static final int CAP_SYS_NICE = 23;

    private Allowance() {
    }

    /** 0 where none is allowed, or where this is no Linux. */
    static int now() {
        try {
            return of(Files.readAllLines(Path.of("/proc/self/limits")), Files.readAllLines(Path.of("/proc/self/status")));
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** By the lines of proc(5)'s {@code limits} and {@code status}. */
    static int of(List<String> limits, List<String> status) {
        for (String line : status) {
            if (line.startsWith(CAPABILITIES)) {
                long set = Long.parseUnsignedLong(line.substring(CAPABILITIES.length()).strip(), 16);
                if ((set >>> CAP_SYS_NICE & 1) != 0) {
                    return HIGHEST;
                }
            }
        }
        for (String line : limits) {
            if (line.startsWith(LIMIT)) {
                String soft = line.substring(LIMIT.length()).strip().split(" ")[0];
                return soft.equals("unlimited") ? HIGHEST : Math.min(HIGHEST, Integer.parseInt(soft));
            }
        }
        return 0;
    }
}
