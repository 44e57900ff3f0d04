package beatmaster.jmh;

import beatmaster.groove.StepNetwork;
import beatmaster.lstm.Engine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of a network, by our own engine and by DL4J's {@code rnnTimeStep}; {@link WeightsBenchmark} is the floor. Percentiles
 * are in the mode {@code sample}, garbage in the mode {@code avgt}: taking samples makes some of its own.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {

    @Param({"shipped", "large"})
    private String model;
    @Param({"java", "dl4j"})
    private String engine;

    private StepNetwork network;
    private float[][] heard;
    private float[] outputs;
    private int at;

    @Setup
    public void open() {
        network = Engine.named(engine).open(Models.named(model));
        heard = Models.heard();
        outputs = new float[network.outputs()];
    }

    @Benchmark
    public float[] step() {
        network.step(heard[at++ % heard.length], outputs);
        return outputs;
    }
}
