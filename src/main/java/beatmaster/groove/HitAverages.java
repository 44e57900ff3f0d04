package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Voice;
import java.util.Arrays;

/**
 * An exponential average, per place of the bar and voice, of some quality of the hits that fell there. Confined to one thread.
 * Real-time safe.
 */
final class HitAverages {

    private final float decay;
    private final float[] sums = new float[Grid.STEPS_PER_BAR * Voice.COUNT];
    private final float[] weights = new float[Grid.STEPS_PER_BAR * Voice.COUNT];

    /** @param decay what a hit's weight is multiplied by with each later hit, 0..1 */
    HitAverages(float decay) {
        this.decay = decay;
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(weights, 0);
    }

    void add(int place, int voice, float value) {
        int i = place * Voice.COUNT + voice;
        sums[i] = decay * sums[i] + (1 - decay) * value;
        weights[i] = decay * weights[i] + (1 - decay);
    }

    boolean knows(int place, int voice) {
        return weights[place * Voice.COUNT + voice] > 0;
    }

    /** The average, or 0 where the voice has never sounded at that place. */
    float of(int place, int voice) {
        int i = place * Voice.COUNT + voice;
        return weights[i] > 0 ? sums[i] / weights[i] : 0;
    }
}
