package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.List;

/**
 * What each style usually does: how often each voice sounds at each place of the bar, over all its grooves. A drummer knows by
 * it whether something that came to mind is typical. Immutable; thread-safe.
 */
public final class StyleHabits {

    /** Numbers of a style: for each place of the bar, each voice. */
    public static final int SIZE = Grid.STEPS_PER_BAR * Voice.COUNT;

    private final float[][] shares;
    private final float[] ofAny;

    /**
     * @param percents for each style, in the order of their indexes, {@link #SIZE} numbers 0..100: how often (percent of bars)
     *     voice v sounds at place p, at index {@code p * 9 + v}
     * @throws IllegalArgumentException if a style has another number of them, or one is out of range
     */
    public StyleHabits(List<int[]> percents) {
        shares = new float[percents.size()][SIZE];
        ofAny = new float[SIZE];
        for (int style = 0; style < shares.length; style++) {
            int[] percent = percents.get(style);
            if (percent.length != SIZE) {
                throw new IllegalArgumentException("a style's habits are " + SIZE + " numbers: " + percent.length);
            }
            for (int i = 0; i < SIZE; i++) {
                if (percent[i] < 0 || percent[i] > 100) {
                    throw new IllegalArgumentException("a habit must be 0..100 percent: " + percent[i]);
                }
                shares[style][i] = percent[i] / 100f;
                ofAny[i] += shares[style][i] / shares.length;
            }
        }
    }

    /** How often each voice sounds at each place in some grooves, in percent of their bars. */
    public static int[] of(List<Groove> grooves) {
        int[] counts = new int[SIZE];
        int bars = 0;
        for (Groove groove : grooves) {
            bars += groove.bars();
            for (int i = 0; i < groove.length(); i++) {
                for (int v = 0; v < Voice.COUNT; v++) {
                    counts[Grid.stepInBar(i) * Voice.COUNT + v] += groove.mask(i) >> v & 1;
                }
            }
        }
        for (int i = 0; i < SIZE && bars > 0; i++) {
            counts[i] = Math.round(100f * counts[i] / bars);
        }
        return counts;
    }

    /**
     * How much some bars are like what the style usually does: the cosine between what sounds in them and the habits, so that
     * silence is like nothing and the busiest bar is not the most typical.
     *
     * @param style an index, or {@link StepRequest#ANY_STYLE}
     * @param masks what sounds in each step; the first one is a bar's first
     * @return 0 (nothing in common) .. 1
     */
    double likeness(int style, int[] masks) {
        float[] habit = style >= 0 && style < shares.length ? shares[style] : ofAny;
        double both = 0;
        double habits = 0;
        int hits = 0;
        for (int i = 0; i < masks.length; i++) {
            int place = Grid.stepInBar(i) * Voice.COUNT;
            for (int v = 0; v < Voice.COUNT; v++) {
                habits += habit[place + v] * habit[place + v];
                if ((masks[i] >> v & 1) != 0) {
                    both += habit[place + v];
                    hits++;
                }
            }
        }
        return hits == 0 || habits == 0 ? 0 : both / Math.sqrt(habits * hits);
    }
}
