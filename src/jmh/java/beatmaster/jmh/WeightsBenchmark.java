package beatmaster.jmh;

import beatmaster.bench.WeightStream;
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

/** The floor under a network's step: its weights read or copied once, warm in whatever cache holds them, as in the step's loop. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WeightsBenchmark {

    @Param({"shipped", "large"})
    private String model;

    private WeightStream weights;

    @Setup
    public void open() {
        weights = new WeightStream(Models.named(model));
    }

    @Benchmark
    public WeightStream read() {
        weights.read();
        return weights;
    }

    @Benchmark
    public WeightStream copy() {
        weights.copy();
        return weights;
    }
}
