package beatmaster.schedule;

import beatmaster.midi.Midi;
import java.util.Arrays;

/**
 * Which keys (channel and note) owe a note-off, and when. There is room for every key there is. Confined to one thread;
 * real-time safe.
 */
final class SoundingNotes {

    private static final int KEYS = Midi.CHANNELS * Midi.NOTES;
    private static final int SILENT = -1;

    /** The keys that owe, densely packed; {@code place} says where a key stands here. */
    private final short[] keys = new short[KEYS];
    private final short[] place = new short[KEYS];
    private final long[] offNs = new long[KEYS];
    private int count;

    SoundingNotes() {
        Arrays.fill(place, (short) SILENT);
    }

    static int key(int message) {
        return Midi.channel(message) * Midi.NOTES + Midi.data1(message);
    }

    static int noteOff(int key) {
        return Midi.noteOff(key / Midi.NOTES, key % Midi.NOTES);
    }

    int count() {
        return count;
    }

    /** The key at {@code index}, 0..count-1; walk downwards when removing on the way. */
    int keyAt(int index) {
        return keys[index];
    }

    long offNs(int key) {
        return offNs[key];
    }

    boolean owes(int key) {
        return place[key] != SILENT;
    }

    /** The key owes a note-off at {@code timeNs}, whatever it owed before. */
    void owe(int key, long timeNs) {
        if (place[key] == SILENT) {
            place[key] = (short) count;
            keys[count++] = (short) key;
        }
        offNs[key] = timeNs;
    }

    void settle(int key) {
        int gap = place[key];
        if (gap == SILENT) {
            return;
        }
        short last = keys[--count];
        keys[gap] = last;
        place[last] = (short) gap;
        place[key] = SILENT;
    }
}
