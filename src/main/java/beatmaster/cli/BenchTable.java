package beatmaster.cli;

import beatmaster.bench.ModelBench;
import beatmaster.bench.ModelBench.Result;
import beatmaster.bench.StepCost;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what steps cost, and how the engines compare. */
final class BenchTable {

    private static final double MEGABYTE = 1 << 20;

    private final PrintWriter out;

    BenchTable(PrintWriter out) {
        this.out = out;
    }

    void print(List<Result> results) {
        line("Java %s, %s %s, %d cores; microseconds a step", Runtime.version().feature(), System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
        for (Result result : results) {
            ModelFile model = result.model();
            line("%-29s %8s %8s %8s %9s %9s %8s %8s %7s", model.header().name(), "median", "p99", "p99.9", "slowest", "steps/s",
                    "garbage", "resident", "classes");
            result.costs().forEach(this::row);
        }
        results.forEach(this::compare);
        out.flush();
    }

    private void row(StepCost cost) {
        line("  %-27s %8.1f %8.1f %8.1f %9.1f %,9.0f %8s %8s %7d", cost.name(), cost.medianNs() / 1e3, micros(cost, 99),
                micros(cost, 99.9), cost.timesNs().getMaxValue() / 1e3, cost.stepsPerSecond(), garbage(cost), resident(cost),
                cost.after().classes());
    }

    private static double micros(StepCost cost, double percentile) {
        return cost.timesNs().getValueAtPercentile(percentile) / 1e3;
    }

    /** Bytes a step; what measuring allocates itself, once a row, is less than one. */
    private static String garbage(StepCost cost) {
        return cost.bytesPerStep() < 0 ? "?" : String.format(Locale.ROOT, "%,.0f", cost.bytesPerStep());
    }

    private static String resident(StepCost cost) {
        long bytes = cost.after().residentBytes();
        return bytes == 0 ? "?" : String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
    }

    private void compare(Result result) {
        ModelFile model = result.model();
        double readNs = Math.min(result.cost(ModelBench.WEIGHTS_READ).medianNs(),
                result.cost(ModelBench.WEIGHTS_COPIED).medianNs());
        line("%s: %d x %d, %,d weights, %.1f MB, read or copied once in %.1f us", model.header().name(), model.shape().layers(),
                model.shape().hidden(), model.shape().weights(), model.shape().weights() * Float.BYTES / 1e6, readNs / 1e3);
        StepCost java = result.cost(ModelBench.network(Engine.JAVA));
        for (Engine engine : Engine.values()) {
            StepCost cost = result.cost(ModelBench.network(engine));
            if (cost != null) {
                line("  a step of %s takes %.1f times as long%s", engine.key(), cost.medianNs() / readNs,
                        engine == Engine.JAVA || java == null ? ""
                                : String.format(Locale.ROOT, ", %.1f times java's", cost.medianNs() / java.medianNs()));
            }
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
