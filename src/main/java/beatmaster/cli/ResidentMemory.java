package beatmaster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory this process holds, as Linux tells it; other systems do not tell a program in one line. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {
    }

    /** In kB (1,024 bytes), now. */
    static OptionalLong nowKb() {
        return line("VmRSS:");
    }

    /** In kB (1,024 bytes), the most so far. */
    static OptionalLong peakKb() {
        return line("VmHWM:");
    }

    private static OptionalLong line(String name) {
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return lines.stream().filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length()).replace("kB", "").strip())).findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
