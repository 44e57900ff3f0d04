package beatmaster.groove;

import beatmaster.grid.Voice;
import java.util.Arrays;

/** An exponential average, per voice, of some quality of its latest hits. Confined to one thread. Real-time safe. */
final class VoiceAverages {

    private final float decay;
    private final float[] sums = new float[Voice.COUNT];
    private final float[] weights = new float[Voice.COUNT];

    /** @param decay what a hit's weight is multiplied by with each later hit, 0..1 */
    VoiceAverages(float decay) {
        this.decay = decay;
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(weights, 0);
    }

    void add(int voice, float value) {
        sums[voice] = decay * sums[voice] + (1 - decay) * value;
        weights[voice] = decay * weights[voice] + (1 - decay);
    }

    /** The average, or 0 as long as the voice has none. */
    float of(int voice) {
        return weights[voice] > 0 ? sums[voice] / weights[voice] : 0;
    }
}
