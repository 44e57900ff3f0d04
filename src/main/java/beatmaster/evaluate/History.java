package beatmaster.evaluate;

import beatmaster.grid.Grid;
import java.util.Arrays;

/**
 * The hits of a performance so far, and for each earlier bar how well the way to the coming step equals the way to the same
 * place in that bar. Unlike the drummer's own memory it reaches back to the start, however long ago. Confined to one thread.
 */
final class History {

    /** What {@link #ago} gives before the performance began. */
    static final int ABSENT = -1;

    private String style = "";
    private int[] masks = new int[64 * Grid.STEPS_PER_BAR];
    private int[] matches = new int[64];
    private int length;

    void begin(String newStyle) {
        style = newStyle;
        length = 0;
        Arrays.fill(matches, 0);
    }

    String style() {
        return style;
    }

    /** Steps since the performance began. */
    int length() {
        return length;
    }

    /** The coming step's place in its bar, 0..15. */
    int place() {
        return length % Grid.STEPS_PER_BAR;
    }

    /** The hits {@code steps} (1 is the last step) before the coming one, or {@link #ABSENT}. */
    int ago(int steps) {
        return steps > length ? ABSENT : masks[length - steps];
    }

    /** How many bars back the coming step's place has been played. */
    int bars() {
        return length / Grid.STEPS_PER_BAR;
    }

    /** How many of the last steps equal those that led to the same place {@code bars} (1 or more) bars ago. */
    int match(int bars) {
        return matches[bars];
    }

    void append(int mask) {
        makeRoom();
        for (int bars = 1; bars * Grid.STEPS_PER_BAR <= length; bars++) {
            matches[bars] = ago(bars * Grid.STEPS_PER_BAR) == mask ? matches[bars] + 1 : 0;
        }
        masks[length++] = mask;
    }

    private void makeRoom() {
        if (length == masks.length) {
            masks = Arrays.copyOf(masks, 2 * masks.length);
        }
        if (bars() + 2 > matches.length) {
            matches = Arrays.copyOf(matches, 2 * matches.length);
        }
    }
}
