package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;

/** How busy and how loud steps are, in the units of {@link StepRequest}. Thread-safe; allocates nothing. */
public final class BarMeasure {

    /** So many hits in a bar are a density of 1; one real bar in a hundred has more. */
    private static final float BUSIEST = 32;

    private BarMeasure() {
    }

    /** Hits a bar over 32, at most 1; steps {@code from} (inclusive) to {@code to} (exclusive). */
    public static float density(Groove groove, int from, int to) {
        int hits = 0;
        for (int i = from; i < to; i++) {
            hits += Integer.bitCount(groove.mask(i));
        }
        return Math.min(1, hits * (float) Grid.STEPS_PER_BAR / (to - from) / BUSIEST);
    }

    /** Mean velocity of the hits, or {@link StepRequest#FREE} if there is none. */
    public static float intensity(Groove groove, int from, int to) {
        int hits = 0;
        float sum = 0;
        for (int i = from; i < to; i++) {
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((groove.mask(i) >> v & 1) != 0) {
                    hits++;
                    sum += groove.velocity(i, v);
                }
            }
        }
        return hits == 0 ? StepRequest.FREE : sum / hits;
    }
}
