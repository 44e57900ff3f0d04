package beatmaster.schedule;

import java.util.Arrays;

/**
 * What was sent in the last moments, so that it is known again when it comes back: a virtual bus that is input and output at
 * once returns everything, and so does a DAW that echoes. Confined to the beat thread; real-time safe.
 */
final class SentLately {

    /** Further back there is nothing to be had: more than a MIDI cable carries in the time that an echo may take. */
    private static final int MEMORY = 128;
    /** The longest way through a DAW's audio buffers and back. */
    private static final long ECHO_NS = 100_000_000;
    /** How far the stamps of an output and an input may stand apart. */
    private static final long TOLERANCE_NS = 2_000_000;
    private static final int NOTHING = 0;

    private final int[] messages = new int[MEMORY];
    private final long[] dueNs = new long[MEMORY];
    private int next;

    SentLately() {
        Arrays.fill(messages, NOTHING);
    }

    void add(int message, long due) {
        messages[next] = message;
        dueNs[next] = due;
        next = (next + 1) % MEMORY;
    }

    /** Whether the very message was due to go out shortly before {@code arrivalNs}; each that was sent comes back once. */
    boolean takeEcho(int message, long arrivalNs) {
        for (int i = 0; i < MEMORY; i++) {
            if (messages[i] == message) {
                long tookNs = arrivalNs - dueNs[i];
                if (tookNs >= -TOLERANCE_NS && tookNs <= ECHO_NS) {
                    messages[i] = NOTHING;
                    return true;
                }
            }
        }
        return false;
    }
}
