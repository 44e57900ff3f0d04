package beatmaster.evaluate;

import java.util.Arrays;

/** How often each set of hits was seen in one context: few of the 512 ever are. */
final class MaskCounts {

    private short[] masks = new short[2];
    private int[] counts = new int[2];
    private int distinct;
    private int total;

    /** @return true if the mask was not there before */
    boolean add(int mask) {
        total++;
        int at = indexOf(mask);
        if (at >= 0) {
            counts[at]++;
            return false;
        }
        if (distinct == masks.length) {
            masks = Arrays.copyOf(masks, 2 * distinct);
            counts = Arrays.copyOf(counts, 2 * distinct);
        }
        masks[distinct] = (short) mask;
        counts[distinct++] = 1;
        return true;
    }

    int of(int mask) {
        int at = indexOf(mask);
        return at < 0 ? 0 : counts[at];
    }

    int total() {
        return total;
    }

    /** How many masks were seen at all. */
    int distinct() {
        return distinct;
    }

    /** How many masks were seen exactly {@code times}. */
    int seen(int times) {
        int number = 0;
        for (int i = 0; i < distinct; i++) {
            number += counts[i] == times ? 1 : 0;
        }
        return number;
    }

    private int indexOf(int mask) {
        for (int i = 0; i < distinct; i++) {
            if (masks[i] == mask) {
                return i;
            }
        }
        return -1;
    }
}
