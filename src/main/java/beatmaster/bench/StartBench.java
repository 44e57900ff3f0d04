package beatmaster.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the program as a user does, several times one after the other, and asks each what its start took ({@code perform
 * --stats}). Each plays one bar to nobody. Not thread-safe.
 */
public final class StartBench {

    private static final List<String> ONE_BAR =
            List.of("perform", "--bars", "1", "--tempo", "300", "--out", "none", "--seed", "1", "--stats");
    private static final long PATIENCE_S = 120;

    private final List<String> program;

    /** @param program what starts it: {@code run.sh}, or Java with its options and class */
    public StartBench(List<String> program) {
        this.program = List.copyOf(program);
    }

    /** What started this very program, for one that was not started by {@code run.sh}. */
    public static List<String> thisJava(String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    /**
     * Starts it so often.
     *
     * @return what each start took, the quickest first
     * @throws IOException in one line, if a start fails
     */
    public List<StartCost> measure(int starts) throws IOException, InterruptedException {
        Path figures = Files.createTempFile("start", ".json");
        try {
            List<StartCost> costs = new ArrayList<>();
            for (int i = 0; i < starts; i++) {
                costs.add(start(figures));
            }
            costs.sort(Comparator.comparingLong(StartCost::firstNoteMs));
            return costs;
        } finally {
            Files.deleteIfExists(figures);
        }
    }

    private StartCost start(Path figures) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(ONE_BAR);
        command.add(figures.toString());
        Process process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException("A start of the program failed (exit " + process.exitValue() + "): "
                    + String.join(" ", command));
        }
        return read(Files.readString(figures));
    }

    private static StartCost read(String json) throws IOException {
        Map<?, ?> program = (Map<?, ?>) JSON.std.mapFrom(json).get("program");
        return new StartCost(number(program.get("firstNoteMs")), number(program.get("classesLoaded")),
                number(program.get("peakResidentKb")));
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : StartCost.UNKNOWN;
    }
}
