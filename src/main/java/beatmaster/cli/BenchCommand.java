package beatmaster.cli;

import beatmaster.bench.HeardSteps;
import beatmaster.bench.LargeModel;
import beatmaster.bench.ModelBench;
import beatmaster.bench.SoakResult;
import beatmaster.bench.StepBench;
import beatmaster.clock.trial.FollowerTable;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.time.NanoClock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: what this machine can carry. */
@Command(name = "bench", description = "Measure what a step costs here, in a tight loop and paced as it is live.")
final class BenchCommand implements Callable<Integer> {

    private static final int HEARD = 256;
    private static final int LEAST = 100;
    /** With --timing, in minutes. */
    private static final double SHORT_SOAK = 1 / 3.0;
    private static final double LONGEST_SOAK = 600;
    /** After two beats of clock a follower should know. */
    private static final int KNOWN_PULSES = 48;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME|FILE", defaultValue = ModelLibrary.DEFAULT,
            description = "The network to measure (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--engine", paramLabel = "NAME", split = ",", description = "java (default), dl4j, or both: java,dl4j.")
    private List<String> engines = List.of(Engine.DEFAULT.key());

    @Option(names = "--large", description = "Then a larger one too: two layers of 256, 512 outputs, random weights.")
    private boolean large;

    @Option(names = "--steps", paramLabel = "N", description = "Steps in a tight loop (default: ${DEFAULT-VALUE}).")
    private int steps = 4_000;

    @Option(names = "--timing", description = "Instead: how well MIDI clocks are followed, beside other programs' ways, and "
            + "a soak of 20 s.")
    private boolean timing;

    @Option(names = "--soak", paramLabel = "MINUTES", description = "Instead, or the soak of --timing: play live so long, with "
            + "jittering pulses, a busy core and forced collections; how far is what comes out off the grid?")
    private Double soak;

    @Option(names = "--start", description = "Instead: how soon the program plays its first note, and what a start takes.")
    private boolean start;

    @Option(names = "--seeds", paramLabel = "N", description = "With --timing: trials of each row (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Override
    public Integer call() throws InterruptedException {
        if (start) {
            StartTable.print(spec.commandLine().getOut(), StartTable.STARTS);
            return 0;
        }
        require(seeds >= 1, "seeds must be 1 or more: " + seeds);
        require(soak == null || soak > 0 && soak <= LONGEST_SOAK, "soak must be above 0 and at most 600 minutes: " + soak);
        if (timing || soak != null) {
            return time();
        }
        if (steps < LEAST) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least " + LEAST + ": " + steps);
        }
        new BenchTable(spec.commandLine().getOut()).print(measure());
        return 0;
    }

    /** Followers of clocks on made-up pulses and on those of the soak; then what the soak heard. */
    private int time() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = Installation.find();
        SoakRun run = new SoakRun(installation, new ModelLibrary(installation).read(model), Engine.named(engines.get(0)));
        if (timing) {
            FollowerTable.print(out, seeds, FollowerTable.TEMPOS);
            out.flush();
        }
        SoakResult result = run.play(soak != null ? soak : SHORT_SOAK);
        FollowerTable.printLive(out, "in earnest, 120 bpm", "pulses of the soak", result.pulses(), KNOWN_PULSES);
        out.println();
        result.print(out);
        out.println(run.priority());
        out.flush();
        if (!result.lawsHold()) {
            throw new Failure("The soak found hung or stray notes: that is a defect of Beat Master, please report it");
        }
        return 0;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private List<ModelBench.Result> measure() {
        List<Engine> named = engines.stream().map(Engine::named).toList();
        ModelFile measured = new ModelLibrary(Installation.find()).read(model);
        float[][] heard = HeardSteps.of(Engine.DEFAULT.open(measured), HEARD);
        StepBench bench = new StepBench(NanoClock.system());
        List<ModelBench.Result> results = new ArrayList<>();
        results.add(ModelBench.measure(bench, measured, named, heard, steps));
        if (large) {
            results.add(ModelBench.measure(bench, LargeModel.make(), named, heard, steps));
        }
        return results;
    }
}
