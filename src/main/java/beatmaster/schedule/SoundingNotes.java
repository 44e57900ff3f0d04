package beatmaster.schedule;

import beatmaster.midi.Midi;
import java.util.Arrays;

/**
 * Which keys (channel and note) owe a note-off, and when. A key that a player holds owes it when the player lets go. There
 * is room for every key there is. Confined to one thread; real-time safe.
 */
final class SoundingNotes {

    private static final int KEYS = Midi.CHANNELS * Midi.NOTES;
    private static final int SILENT = -1;
    private static final byte NOBODY = -1;
    /** When the note-off of a held key is due: nobody knows yet. */
    private static final long HELD = Long.MAX_VALUE;

    /** The keys that owe, densely packed; {@code place} says where a key stands here. */
    private final short[] keys = new short[KEYS];
    private final short[] place = new short[KEYS];
    private final long[] onNs = new long[KEYS];
    private final long[] offNs = new long[KEYS];
    private final byte[] holder = new byte[KEYS];
    private int count;
    private int held;

    SoundingNotes() {
        Arrays.fill(place, (short) SILENT);
        Arrays.fill(offNs, Long.MIN_VALUE);
    }

    static int key(int message) {
        return Midi.channel(message) * Midi.NOTES + Midi.data1(message);
    }

    static int noteOff(int key) {
        return Midi.noteOff(key / Midi.NOTES, key % Midi.NOTES);
    }

    /** All keys that owe, held ones among them. */
    int count() {
        return count;
    }

    /** The keys that a player holds. */
    int held() {
        return held;
    }

    /** The key at {@code index}, 0..count-1; walk downwards when removing on the way. */
    int keyAt(int index) {
        return keys[index];
    }

    /** When the note-off of a key that owes is due; of any other, when its last one was. */
    long offNs(int key) {
        return offNs[key];
    }

    /** When the note that sounds on a key that owes began, or is to begin. */
    long onNs(int key) {
        return onNs[key];
    }

    boolean owes(int key) {
        return place[key] != SILENT;
    }

    boolean isHeld(int key) {
        return owes(key) && holder[key] != NOBODY;
    }

    boolean isHeldBy(int key, int player) {
        return owes(key) && holder[key] == player;
    }

    /** A note begins at {@code beginNs}, and its key owes a note-off at {@code endNs}, whatever it owed before. */
    void owe(int key, long beginNs, long endNs) {
        add(key, NOBODY);
        onNs[key] = beginNs;
        offNs[key] = endNs;
    }

    /** A note-off that did not get through is owed anew, to be sent at {@code timeNs}. */
    void postpone(int key, long timeNs) {
        add(key, NOBODY);
        offNs[key] = timeNs;
    }

    /** A player, counted from 0, holds the key from {@code beginNs} on, whatever it owed before. */
    void hold(int key, int player, long beginNs) {
        add(key, (byte) player);
        onNs[key] = beginNs;
        offNs[key] = HELD;
        held++;
    }

    private void add(int key, byte by) {
        if (place[key] == SILENT) {
            place[key] = (short) count;
            keys[count++] = (short) key;
        } else if (holder[key] != NOBODY) {
            held--;
        }
        holder[key] = by;
    }

    /** The note-off is sent, to be heard at {@code endNs}. */
    void settle(int key, long endNs) {
        int gap = place[key];
        if (gap == SILENT) {
            return;
        }
        offNs[key] = endNs;
        if (holder[key] != NOBODY) {
            held--;
        }
        short last = keys[--count];
        keys[gap] = last;
        place[last] = (short) gap;
        place[key] = SILENT;
    }
}
