package beatmaster.bench;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiReceiver;
import beatmaster.time.NanoClock;

/**
 * A pair of ports inside the program, so that a machine without any MIDI port can be measured. Sending and receiving are
 * real-time safe: nothing is allocated, locked or waited for.
 */
public class PortPair implements FarSide {

    private final NanoClock time;
    private final long[] times;
    private final int[] messages;
    private volatile int size;
    private volatile MidiReceiver receiver;

    /** @param capacity how many messages are kept of what comes out; more is an error of whoever measures */
    public PortPair(NanoClock time, int capacity) {
        this.time = time;
        times = new long[capacity];
        messages = new int[capacity];
    }

    /** The program's input. */
    public MidiInput input() {
        return new In();
    }

    /** The program's output. */
    public MidiOutput output() {
        return new Out();
    }

    @Override
    public void play(int message) {
        MidiReceiver target = receiver;
        if (target != null) {
            target.received(message, time.nanoTime());
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long timeNs(int i) {
        return times[i];
    }

    @Override
    public int message(int i) {
        return messages[i];
    }

    private final class In implements MidiInput {
        @Override
        public String name() {
            return "the pair's input";
        }

        @Override
        public void start(MidiReceiver to) {
            receiver = to;
        }

        @Override
        public void close() {
            receiver = null;
        }
    }

    private final class Out implements MidiOutput {
        @Override
        public String name() {
            return "the pair's output";
        }

        /** Beat thread only, so that the count has one writer. */
        @Override
        public void send(int message, long dueNs) {
            int at = size;
            times[at] = time.nanoTime();
            messages[at] = message;
            size = at + 1;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
