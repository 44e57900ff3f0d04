package beatmaster.cli;

import beatmaster.bench.HeardSteps;
import beatmaster.bench.LargeModel;
import beatmaster.bench.ModelBench;
import beatmaster.bench.StepBench;
import beatmaster.clock.trial.FollowerTable;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.time.NanoClock;
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

    @Option(names = "--timing", description = "Instead: how well MIDI clocks are followed, beside other programs' ways.")
    private boolean timing;

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
        if (timing) {
            FollowerTable.print(spec.commandLine().getOut(), seeds, FollowerTable.TEMPOS);
            spec.commandLine().getOut().flush();
            return 0;
        }
        if (steps < LEAST) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least " + LEAST + ": " + steps);
        }
        new BenchTable(spec.commandLine().getOut()).print(measure());
        return 0;
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
