package beatmaster.perform;

/**
 * Played steps on their way to a display or a recorder. One writer, one reader; what nobody reads in time is lost and
 * counted.
 */
final class PlayedStepRing {

    /** A power of two: two minutes of steps at 120 bpm. */
    private static final int CAPACITY = 1024;

    private final PlayedStep[] slots = new PlayedStep[CAPACITY];
    private volatile long written;
    private volatile long read;
    private volatile long overflows;

    PlayedStepRing() {
        for (int i = 0; i < CAPACITY; i++) {
            slots[i] = new PlayedStep();
        }
    }

    /** Beat thread: a slot to fill before {@link #publish}, or null if there is none. */
    PlayedStep claim() {
        if (written - read == CAPACITY) {
            overflows = overflows + 1;
            return null;
        }
        return slots[slot(written)];
    }

    void publish() {
        written = written + 1;
    }

    /** The reader's thread: the oldest step into {@code target}; false if there is none. */
    boolean poll(PlayedStep target) {
        if (read == written) {
            return false;
        }
        target.copyFrom(slots[slot(read)]);
        read = read + 1;
        return true;
    }

    long overflows() {
        return overflows;
    }

    private static int slot(long sequence) {
        return (int) (sequence & CAPACITY - 1);
    }
}
