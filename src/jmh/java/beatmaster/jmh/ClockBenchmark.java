package beatmaster.jmh;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import java.util.Random;
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

/** The clock follower: a pulse of a jittering clock at 120 bpm, and where the next step then lies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClockBenchmark {

    private static final double BPM = 120;
    private static final double JITTER_NS = 500_000;

    private final ClockFollower clock = new ClockFollower(BPM, ClockLoss.FREEWHEEL);
    private final long[] jitterNs = new long[4096];
    private long pulse;

    @Setup
    public void start() {
        Random random = new Random(1);
        for (int i = 0; i < jitterNs.length; i++) {
            jitterNs[i] = (long) (random.nextGaussian() * JITTER_NS);
        }
        clock.message(Midi.START, 0);
    }

    @Benchmark
    public long pulse() {
        pulse++;
        long arrivalNs = Math.round(pulse * Tempo.nsPerPulse(BPM)) + jitterNs[(int) (pulse % jitterNs.length)];
        clock.message(Midi.CLOCK, arrivalNs);
        return clock.timeline().nsAt((clock.positionPulses() + 6) * Ticks.PER_PULSE);
    }
}
