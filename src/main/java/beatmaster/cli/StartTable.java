package beatmaster.cli;

import beatmaster.bench.StartBench;
import beatmaster.bench.StartCost;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** {@code bench --start}: how soon the program plays, and how much of the machine it takes for it. */
final class StartTable {

    /** Enough for a median. */
    static final int STARTS = 5;
    private static final double KB_PER_MB = 1024;

    private StartTable() {
    }

    static void print(PrintWriter out, int starts) throws InterruptedException {
        try {
            List<StartCost> costs = new StartBench(program()).measure(starts);
            StartCost median = costs.get(starts / 2);
            out.printf(Locale.ROOT, "Java %d, %s %s, %d cores; the median of %d starts%n", Runtime.version().feature(),
                    System.getProperty("os.name"), System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(), starts);
            out.printf(Locale.ROOT, "command to first note  %6s ms (%s..%s)%n", known(median.firstNoteMs()),
                    known(costs.get(0).firstNoteMs()), known(costs.get(starts - 1).firstNoteMs()));
            out.printf(Locale.ROOT, "classes loaded         %6s%n", known(median.classes()));
            out.printf(Locale.ROOT, "resident at most       %6s MB%n", megabytes(median.peakResidentKb()));
            out.flush();
        } catch (IOException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    /** {@code run.sh} where it was that which started us: it alone sets the property. */
    private static List<String> program() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return System.getProperty(Installation.HOME_PROPERTY) == null || windows
                ? StartBench.thisJava(BeatMaster.class.getName())
                : List.of(Installation.find().home().resolve("run.sh").toString());
    }

    private static String known(long value) {
        return value == StartCost.UNKNOWN ? "?" : Long.toString(value);
    }

    private static String megabytes(long kb) {
        return kb == StartCost.UNKNOWN ? "?" : String.format(Locale.ROOT, "%.0f", kb / KB_PER_MB);
    }
}
