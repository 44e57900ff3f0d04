package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Arrays;

/**
 * How often each voice has sounded at each place of the bar: an exponential average over past bars, corrected for the bars that
 * were not there yet. Confined to one thread. Real-time safe.
 */
final class PlaceAverages {

    private final float decay;
    private final float[] sums = new float[Grid.STEPS_PER_BAR * Voice.COUNT];
    private final float[] weights = new float[Grid.STEPS_PER_BAR];

    /** @param decay what a bar's weight is multiplied by with each later bar, 0..1 */
    PlaceAverages(float decay) {
        this.decay = decay;
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(weights, 0);
    }

    void add(int place, Step played) {
        weights[place] = decay * weights[place] + (1 - decay);
        for (int v = 0; v < Voice.COUNT; v++) {
            int i = place * Voice.COUNT + v;
            sums[i] = decay * sums[i] + (played.has(v) ? 1 - decay : 0);
        }
    }

    /** 0 (never, or nothing known) .. 1 (always). */
    float of(int place, int voice) {
        return weights[place] > 0 ? sums[place * Voice.COUNT + voice] / weights[place] : 0;
    }
}
