package beatmaster.cli;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.time.NanoClock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures how long a message takes out of one port and back into another, over a cable from the one to the other.
 * Confined to the control thread.
 */
final class RoundTrip {

    /** A controller without a meaning, on a channel that is seldom used, so that no instrument minds. */
    private static final int CONTROLLER = 119;
    private static final int CHANNEL = 15;
    private static final int VALUES = 128;
    private static final long PATIENCE_MS = 500;
    /** No message is to wait for the one before it, on the slowest cable. */
    private static final long PAUSE_MS = 5;
    private static final int GIVE_UP_AFTER = 4;
    private static final long LONGEST_NS = 10_000_000_000L;

    private record Arrival(int message, long ns) {
    }

    private final NanoClock time;
    private final MidiOutput output;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(1024);
    private final Histogram histogram = new Histogram(1_000, LONGEST_NS, 3);
    private int lost;

    /** Begins to listen. */
    RoundTrip(NanoClock time, MidiInput input, MidiOutput output) {
        this.time = time;
        this.output = output;
        input.start((message, arrivalNs) -> arrivals.offer(new Arrival(message, arrivalNs)));
    }

    /**
     * Sends messages one after the other and waits for each; gives up early where nothing comes back at all.
     *
     * @return their times in ns, those that came back
     */
    Histogram measure(int messages) throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            int probe = Midi.controlChange(CHANNEL, CONTROLLER, i % VALUES);
            long sentNs = time.nanoTime();
            output.send(probe, sentNs);
            Arrival arrival = await(probe);
            if (arrival != null) {
                histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, arrival.ns - sentNs)));
            } else if (++lost >= GIVE_UP_AFTER && histogram.getTotalCount() == 0) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        return histogram;
    }

    /** Messages that did not come back in time. */
    int lost() {
        return lost;
    }

    /** The message as it comes back, or null; whatever else comes in is none of ours. */
    private Arrival await(int probe) throws InterruptedException {
        long untilNs = time.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        for (long restNs = PATIENCE_MS * 1_000_000; restNs > 0; restNs = untilNs - time.nanoTime()) {
            Arrival arrival = arrivals.poll(restNs, TimeUnit.NANOSECONDS);
            if (arrival != null && arrival.message == probe) {
                return arrival;
            }
        }
        return null;
    }
}
