package beatmaster.cli;

import beatmaster.bench.StepBench;
import beatmaster.bench.StepCost;
import beatmaster.clock.trial.FollowerTable;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: what this machine can carry. */
@Command(name = "bench", description = "Measure what a step costs here, in a tight loop and paced as it is live.")
final class BenchCommand implements Callable<Integer> {

    /** 50 ms: a sixteenth at 300 bpm, the fastest that is played. */
    private static final long PAUSE_NS = 50_000_000;
    private static final int FEATURE_SETS = 256;
    /** Paced rows need a pause each, so they have fewer steps. */
    private static final int PACED_SHARE = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME|FILE", defaultValue = ModelLibrary.DEFAULT,
            description = "The network to measure (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--engine", paramLabel = "NAME", split = ",", description = "java (default), dl4j, or both: java,dl4j.")
    private List<String> engines = List.of(Engine.DEFAULT.key());

    @Option(names = "--steps", paramLabel = "N", description = "Steps in a tight loop (default: ${DEFAULT-VALUE}).")
    private int steps = 20_000;

    @Option(names = "--timing", description = "Instead: how well MIDI clocks are followed, beside other programs' ways.")
    private boolean timing;

    @Option(names = "--seeds", paramLabel = "N", description = "With --timing: trials of each row (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Override
    public Integer call() {
        if (timing) {
            FollowerTable.print(spec.commandLine().getOut(), seeds, FollowerTable.TEMPOS);
            spec.commandLine().getOut().flush();
            return 0;
        }
        ModelFile file = new ModelLibrary(Installation.find()).read(model);
        StepBench bench = new StepBench(NanoClock.system());
        int paced = Math.max(1, steps / PACED_SHARE);
        List<StepCost> costs = new ArrayList<>();
        costs.add(bench.measure("weights read once", weightReader(file), steps / 10, steps, 0));
        for (String name : engines) {
            Engine engine = Engine.named(name);
            Runnable step = networkStep(engine.open(file));
            costs.add(bench.measure("network, " + name, step, steps / 4, steps, 0));
            costs.add(bench.measure("network, " + name + ", paced", step, 0, paced, PAUSE_NS));
            Runnable decision = decision(engine.open(file));
            costs.add(bench.measure("whole decision, " + name, decision, steps / 4, steps, 0));
            costs.add(bench.measure("whole decision, " + name + ", paced", decision, 0, paced, PAUSE_NS));
        }
        print(file, costs);
        return 0;
    }

    /** Reads every weight once: no network that uses them all can be faster. */
    private static Runnable weightReader(ModelFile file) {
        float[] weights = file.weights();
        float[] sink = new float[1];
        return () -> sink[0] += sum(weights);
    }

    private static float sum(float[] weights) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i + 3 < weights.length; i += 4) {
            a += weights[i];
            b += weights[i + 1];
            c += weights[i + 2];
            d += weights[i + 3];
        }
        return a + b + c + d;
    }

    private static Runnable networkStep(StepNetwork network) {
        Random random = new Random(1);
        float[][] features = new float[FEATURE_SETS][network.inputs()];
        for (float[] set : features) {
            for (int i = 0; i < set.length; i++) {
                set[i] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
            }
        }
        float[] outputs = new float[network.outputs()];
        int[] at = new int[1];
        return () -> network.step(features[at[0]++ % FEATURE_SETS], outputs);
    }

    private static Runnable decision(StepNetwork network) {
        NetworkDrummer drummer = new NetworkDrummer(network);
        drummer.reset(1);
        StepRequest request = new StepRequest();
        Step decided = new Step();
        return () -> {
            drummer.next(request, decided);
            request.played.copyFrom(decided);
            request.stepInBar = (request.stepInBar + 1) % Grid.STEPS_PER_BAR;
        };
    }

    private void print(ModelFile file, List<StepCost> costs) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %,d weights, %s; Java %s, %s %s%n", file.header().name(), file.shape().weights(),
                file.shape().architecture().key(), Runtime.version().feature(), System.getProperty("os.name"),
                System.getProperty("os.arch"));
        out.printf("%-32s %9s %9s %9s %9s %11s %8s%n", "microseconds a step", "median", "p99", "p99.9", "slowest",
                "steps/s", "bytes");
        for (StepCost cost : costs) {
            out.printf("%-32s %9.1f %9.1f %9.1f %9.1f %,11.0f %8s%n", cost.name(), micros(cost, 50), micros(cost, 99),
                    micros(cost, 99.9), cost.timesNs().getMaxValue() / 1e3, cost.stepsPerSecond(),
                    cost.bytesPerStep() < 0 ? "?" : String.format("%.1f", cost.bytesPerStep()));
        }
        out.println("resident memory: " + residentMemory());
        out.flush();
    }

    private static double micros(StepCost cost, double percentile) {
        return cost.timesNs().getValueAtPercentile(percentile) / 1e3;
    }

    /** As Linux tells it; other systems do not tell a program in one line. */
    private static String residentMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.substring("VmRSS:".length()).strip()).findFirst().orElse("not told by this system");
        } catch (IOException e) {
            return "not told by this system";
        }
    }
}
