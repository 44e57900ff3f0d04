package beatmaster.bench;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a model on one engine after the other, each in a tight loop and paced, beside the time that its weights take to be
 * read once. Confined to one thread.
 */
public final class ModelBench {

    /** 50 ms: a sixteenth at 300 bpm, the fastest that is played. */
    private static final long PAUSE_NS = 50_000_000;
    /** Paced rows need a pause each, so they have fewer steps. */
    private static final int PACED_SHARE = 40;
    private static final int WARM_UP_SHARE = 4;

    private final StepBench bench;
    private final int steps;
    private final List<StepCost> costs = new ArrayList<>();

    /** What was found of one model: all rows, and of them those that are compared. */
    public record Result(ModelFile model, List<StepCost> costs) {

        public Result {
            costs = List.copyOf(costs);
        }

        /** The row of that name; null if it was not measured. */
        public StepCost cost(String name) {
            return costs.stream().filter(cost -> cost.name().equals(name)).findFirst().orElse(null);
        }
    }

    private ModelBench(StepBench bench, int steps) {
        this.bench = bench;
        this.steps = steps;
    }

    /** The name of the row in which the weights are only read. */
    public static final String WEIGHTS_READ = "weights read once";
    /** The name of the row in which the weights are copied. */
    public static final String WEIGHTS_COPIED = "weights copied once";

    /** The name of the row in which an engine steps the network. */
    public static String network(Engine engine) {
        return "network, " + engine.key();
    }

    /**
     * @param heard features of real steps
     * @param steps of each row; the paced ones have fewer
     */
    public static Result measure(StepBench bench, ModelFile model, List<Engine> engines, float[][] heard, int steps) {
        ModelBench measuring = new ModelBench(bench, steps);
        WeightStream stream = new WeightStream(model);
        measuring.add(WEIGHTS_COPIED, stream::copy, false);
        measuring.add(WEIGHTS_READ, stream::read, true);
        for (Engine engine : engines) {
            measuring.add(network(engine), step(engine.open(model), heard), true);
            if (model.shape().outputs() == StepHead.SIZE) {
                measuring.add("whole decision, " + engine.key(), decision(engine.open(model), model), true);
            }
        }
        return new Result(model, measuring.costs);
    }

    private void add(String name, Runnable step, boolean pacedToo) {
        costs.add(bench.measure(name, step, steps / WARM_UP_SHARE, steps, 0));
        if (pacedToo) {
            costs.add(bench.measure(name + ", paced", step, 0, Math.max(1, steps / PACED_SHARE), PAUSE_NS));
        }
    }

    private static Runnable step(StepNetwork network, float[][] heard) {
        float[] outputs = new float[network.outputs()];
        int[] at = new int[1];
        return () -> network.step(heard[at[0]++ % heard.length], outputs);
    }

    /** Everything between the last step's notes and the next ones: memory, encoding, network, drawing. */
    public static Runnable decision(StepNetwork network, ModelFile model) {
        NetworkDrummer drummer = new NetworkDrummer(network, model.header().styleHabits());
        drummer.reset(1);
        StepRequest request = new StepRequest();
        Step decided = new Step();
        return () -> {
            drummer.next(request, decided);
            request.played.copyFrom(decided);
            request.stepInBar = (request.stepInBar + 1) % Grid.STEPS_PER_BAR;
        };
    }
}
