package beatmaster.train;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Random;

/**
 * Spans of a lesson that are played louder or softer than they were recorded. In a recording loudness hardly ever changes, so that a
 * network which remembers how hard it has played has no reason to obey a wish for something else. Immutable.
 */
final class LoudnessChanges {

    /** Standard deviation of the natural logarithm of a gain. */
    private static final double SPREAD = 0.45;
    private static final double SOFTEST = 0.3;
    private static final double LOUDEST = 2.2;
    private static final double CHANGED = 0.7;

    private final int span;
    /** One a span; 1 where it stays as it was recorded. */
    private final float[] gains;

    private LoudnessChanges(int span, float[] gains) {
        this.span = span;
        this.gains = gains;
    }

    static LoudnessChanges none() {
        return new LoudnessChanges(1, new float[0]);
    }

    /** @param span length of a span in steps */
    static LoudnessChanges of(int steps, int span, Random random) {
        float[] gains = new float[(steps + span - 1) / span];
        for (int i = 0; i < gains.length; i++) {
            double gain = Math.exp(SPREAD * random.nextGaussian());
            gains[i] = random.nextDouble() < CHANGED ? (float) Math.max(SOFTEST, Math.min(LOUDEST, gain)) : 1;
        }
        return new LoudnessChanges(span, gains);
    }

    /** Whether the step is played otherwise than it was recorded. */
    boolean changes(int step) {
        return gain(step) != 1;
    }

    /** The groove as it is played now; nothing sounds softer than the softest note of MIDI. */
    Groove of(Groove recorded) {
        if (gains.length == 0) {
            return recorded;
        }
        Groove played = new Groove(recorded.length());
        Step step = new Step();
        for (int i = 0; i < recorded.length(); i++) {
            recorded.read(i, step);
            for (int v = 0; v < Voice.COUNT; v++) {
                if (step.has(v)) {
                    step.hit(v, Math.max(1 / 127f, step.velocity(v) * gain(i)), step.offset(v));
                }
            }
            played.add(step);
        }
        return played;
    }

    private float gain(int step) {
        return gains.length == 0 ? 1 : gains[step / span];
    }
}
