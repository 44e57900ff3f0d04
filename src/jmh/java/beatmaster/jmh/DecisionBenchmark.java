package beatmaster.jmh;

import beatmaster.bench.ModelBench;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.GrooveMemory;
import beatmaster.groove.PlayerStep;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;
import beatmaster.groove.StepSampler;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What stands around the network in a drummer's decision, and the whole of it, with the shipped model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {

    private final GrooveMemory memory = new GrooveMemory();
    private final StepRequest request = new StepRequest();
    private final PlayerStep player = new PlayerStep();
    private final Step step = new Step();
    private final StepSampler sampler = new StepSampler();
    private final float[] features = new float[StepEncoding.SIZE];
    private float[][] outputs;
    private Runnable decision;
    private int at;

    @Setup
    public void play() {
        ModelFile model = Models.shipped();
        decision = ModelBench.decision(Engine.JAVA.open(model), model);
        StepNetwork network = Engine.JAVA.open(model);
        float[][] heard = Models.heard();
        outputs = new float[heard.length][network.outputs()];
        for (int i = 0; i < heard.length; i++) {
            network.step(heard[i], outputs[i]);
        }
    }

    /** Remembering a step and describing the next one. */
    @Benchmark
    public float[] encoding() {
        at++;
        step.clear();
        step.hit(at % 4 == 0 ? 0 : 2, 0.5f, 0.1f);
        memory.append(step, player);
        request.stepInBar = Grid.stepInBar(at);
        memory.moveTo(request.stepInBar);
        StepEncoding.encode(request, memory, features);
        return features;
    }

    @Benchmark
    public Step sampling() {
        at++;
        sampler.draw(outputs[at % outputs.length], 1, 1, at, step);
        return step;
    }

    @Benchmark
    public void wholeDecision() {
        decision.run();
    }
}
