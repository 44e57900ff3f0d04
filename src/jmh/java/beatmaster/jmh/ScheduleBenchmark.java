package beatmaster.jmh;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.schedule.NoteSchedule;
import beatmaster.schedule.SendObserver;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The note schedule: a step of four hits added, sent when it is due and closed, as the beat thread does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScheduleBenchmark {

    private static final int TICKS_PER_STEP = Ticks.PER_QUARTER / 4;
    private static final int[] DRUMS = {36, 38, 42, 49};
    private static final long GATE_NS = 60_000_000;

    private final Nowhere output = new Nowhere();
    private final NoteSchedule schedule = new NoteSchedule(output, output);
    private final Timeline timeline = new Timeline(120);
    private long step;

    @Benchmark
    public long stepOfFourHits() {
        long tick = ++step * TICKS_PER_STEP;
        for (int drum : DRUMS) {
            schedule.add(tick, Midi.noteOn(9, drum, 100), GATE_NS);
        }
        long dueNs = timeline.nsAt(tick);
        schedule.send(timeline, dueNs, true);
        schedule.send(timeline, dueNs + GATE_NS, true);
        return output.messages + schedule.nextNs(timeline, true);
    }

    /** Counts what it is given. */
    private static final class Nowhere implements MidiOutput, SendObserver {
        private long messages;

        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public void send(int message, long dueNs) {
            messages++;
        }

        @Override
        public void sent(int message, long dueNs, long nowNs) {
            // Counted already.
        }

        @Override
        public void failed(int message, RuntimeException failure) {
            throw failure;
        }

        @Override
        public void dropped(int message) {
            throw new IllegalStateException("a note was dropped: the benchmark measures nothing");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
