package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;

/**
 * Finds the fills in a take: a pick-up into the first bar, and bars unlike all those around them that have more strokes on toms and
 * snare. What drummers do at such places is taught as a fill, so that a drummer who is asked for none begins with a groove.
 * Thread-safe.
 */
public final class FillBars {

    /** A bar that shares fewer of its steps with every bar near it is something else than the groove. */
    private static final double GROOVE_FROM = 0.45;
    private static final int BARS_BEFORE = 4;
    private static final int BARS_AFTER = 2;
    /** So many strokes on toms and snare more than the bars around it have make something else a fill. */
    private static final int FILL_STROKES = 3;
    /** A take whose first half bar holds at most this many hits begins with a pick-up. */
    private static final int PICK_UP_HITS = 2;

    private static final int STROKES = 1 << Voice.LOW_TOM.ordinal() | 1 << Voice.MID_TOM.ordinal()
            | 1 << Voice.HIGH_TOM.ordinal() | 1 << Voice.SNARE.ordinal();

    private FillBars() {
    }

    /** Whether bar {@code bar} (0 for the first) of a take is a fill. */
    public static boolean isFill(Groove groove, int bar) {
        if (bar == 0 && hits(groove, 0, Grid.STEPS_PER_BAR / 2, Voice.MASKS - 1) <= PICK_UP_HITS) {
            return true;
        }
        int others = 0;
        int strokesOfOthers = 0;
        double mostAlike = 0;
        for (int other = Math.max(0, bar - BARS_BEFORE); other <= Math.min(groove.bars() - 1, bar + BARS_AFTER); other++) {
            if (other != bar) {
                others++;
                strokesOfOthers += strokes(groove, other);
                mostAlike = Math.max(mostAlike, shared(groove, bar, other));
            }
        }
        return others > 0 && mostAlike < GROOVE_FROM
                && strokes(groove, bar) >= strokesOfOthers / (double) others + FILL_STROKES;
    }

    private static int strokes(Groove groove, int bar) {
        return hits(groove, bar * Grid.STEPS_PER_BAR, (bar + 1) * Grid.STEPS_PER_BAR, STROKES);
    }

    /** The share of steps in which two bars hold the same. */
    private static double shared(Groove groove, int bar, int other) {
        int same = 0;
        for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
            same += mask(groove, bar * Grid.STEPS_PER_BAR + i) == mask(groove, other * Grid.STEPS_PER_BAR + i) ? 1 : 0;
        }
        return (double) same / Grid.STEPS_PER_BAR;
    }

    private static int hits(Groove groove, int from, int to, int voices) {
        int hits = 0;
        for (int i = from; i < to; i++) {
            hits += Integer.bitCount(mask(groove, i) & voices);
        }
        return hits;
    }

    /** Beyond its end a groove is silent. */
    private static int mask(Groove groove, int step) {
        return step < groove.length() ? groove.mask(step) : 0;
    }
}
