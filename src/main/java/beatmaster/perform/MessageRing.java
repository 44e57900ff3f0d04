package beatmaster.perform;

import beatmaster.midi.Midi;

/**
 * Messages on their way from a driver thread to the beat thread, in order. One writer, one reader, no lock, no garbage.
 *
 * <p>When it fills, notes go before clock: the last quarter is kept for clock and transport, which nothing can replace.
 */
final class MessageRing {

    /** A power of two; a full MIDI cable (1,000 messages a second) fills it in a second. */
    static final int CAPACITY = 1024;
    private static final int NOTE_CAPACITY = CAPACITY - CAPACITY / 4;

    private final int[] messages = new int[CAPACITY];
    private final long[] arrivalsNs = new long[CAPACITY];
    private volatile long written;
    private volatile long read;
    private volatile long overflows;

    /** Driver thread: takes the message in, or counts it as lost. */
    boolean offer(int message, long arrivalNs) {
        long at = written;
        long waiting = at - read;
        if (waiting >= CAPACITY || waiting >= NOTE_CAPACITY && Midi.command(message) < Midi.SYSTEM_EXCLUSIVE) {
            overflows = overflows + 1;
            return false;
        }
        messages[slot(at)] = message;
        arrivalsNs[slot(at)] = arrivalNs;
        written = at + 1;
        return true;
    }

    /** Any thread: whether nothing waits. */
    boolean isEmpty() {
        return read == written;
    }

    /** Beat thread: the oldest message; only if not empty. */
    int message() {
        return messages[slot(read)];
    }

    /** Beat thread: when the oldest message arrived. */
    long arrivalNs() {
        return arrivalsNs[slot(read)];
    }

    /** Beat thread: done with the oldest message. */
    void remove() {
        read = read + 1;
    }

    /** Messages lost because nobody read. */
    long overflows() {
        return overflows;
    }

    private static int slot(long sequence) {
        return (int) (sequence & CAPACITY - 1);
    }
}
