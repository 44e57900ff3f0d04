package beatmaster.groove;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;

/**
 * How the hits of one step lean on each other. A drummer's limbs that strike together strike alike: a crash makes the kick louder,
 * a late snare takes the hi-hat with it. So the mixtures of a voice are moved by what else sounds in the step, voices being
 * settled in their order:
 *
 * <pre>
 *   velocity of v: + 1/10 beside(v, u) for each other voice u of the step
 *                  + 1/5 velocityLean(v, u) * (velocity(u) - 1/2) for each u before v
 *   offset of v:   + 1/5 offsetLean(v, u) * offset(u) for each u before v
 * </pre>
 *
 * <p>The factors keep the outputs near one and, in training, what flows back through them small beside what the choice of hits
 * sends: without them the network learns the hits more slowly.
 *
 * <p>Thread-safe, real-time safe.
 */
public final class Unison {

    private static final int PAIRS = Voice.COUNT * (Voice.COUNT - 1) / 2;
    private static final int BESIDE = StepHead.UNISON;
    private static final int VELOCITY_LEANS = BESIDE + 2 * PAIRS;
    private static final int OFFSET_LEANS = VELOCITY_LEANS + PAIRS;

    /** How many outputs it takes. */
    public static final int SIZE = 4 * PAIRS;

    private static final float MIDDLE = 0.5f;
    private static final float BESIDE_SCALE = 0.1f;
    private static final float LEAN_SCALE = 0.2f;

    private Unison() {
    }

    /**
     * What is added to the means of a voice's velocity mixture.
     *
     * @param step its mask, and the velocities of the voices before {@code voice}, are read
     */
    public static float velocityShift(float[] outputs, int voice, Step step) {
        float shift = 0;
        for (int u = 0; u < Voice.COUNT; u++) {
            if (u != voice && step.has(u)) {
                shift += BESIDE_SCALE * outputs[beside(voice, u)];
            }
            if (u < voice && step.has(u)) {
                shift += LEAN_SCALE * outputs[VELOCITY_LEANS + pair(voice, u)] * (step.velocity(u) - MIDDLE);
            }
        }
        return shift;
    }

    /**
     * What is added to the means of a voice's offset mixture.
     *
     * @param step its mask, and the offsets of the voices before {@code voice}, are read
     */
    public static float offsetShift(float[] outputs, int voice, Step step) {
        float shift = 0;
        for (int u = 0; u < voice; u++) {
            if (step.has(u)) {
                shift += LEAN_SCALE * outputs[OFFSET_LEANS + pair(voice, u)] * step.offset(u);
            }
        }
        return shift;
    }

    /** Passes the gradient of a velocity shift on to the outputs that it is made of. */
    public static void backVelocity(float[] gradient, int voice, Step step, float byShift) {
        for (int u = 0; u < Voice.COUNT; u++) {
            if (u != voice && step.has(u)) {
                gradient[beside(voice, u)] += BESIDE_SCALE * byShift;
            }
            if (u < voice && step.has(u)) {
                gradient[VELOCITY_LEANS + pair(voice, u)] += LEAN_SCALE * byShift * (step.velocity(u) - MIDDLE);
            }
        }
    }

    /** Passes the gradient of an offset shift on to the outputs that it is made of. */
    public static void backOffset(float[] gradient, int voice, Step step, float byShift) {
        for (int u = 0; u < voice; u++) {
            if (step.has(u)) {
                gradient[OFFSET_LEANS + pair(voice, u)] += LEAN_SCALE * byShift * step.offset(u);
            }
        }
    }

    private static int beside(int voice, int other) {
        return BESIDE + voice * (Voice.COUNT - 1) + (other < voice ? other : other - 1);
    }

    /** Index of a pair of voices, {@code before < voice}. */
    private static int pair(int voice, int before) {
        return voice * (voice - 1) / 2 + before;
    }
}
