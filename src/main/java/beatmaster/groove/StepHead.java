package beatmaster.groove;

import beatmaster.grid.Voice;

/**
 * How the raw outputs of a network are laid out, by the name that a model file carries.
 *
 * <p>{@code joint512-logistic3-unison}: first 512 logits, one for each set of voices ({@link beatmaster.grid.Step#mask()}); then for
 * each voice the velocity of its hit and then for each voice its offset, each as a mixture of three logistic distributions: three weight
 * logits, three means, three natural logarithms of scales; last how hits of one step lean on each other ({@link Unison}). A network's choice of hits is joint (drummers play limbs
 * together), velocities and offsets are drawn for the chosen hits only.
 */
public final class StepHead {

    public static final String NAME = "joint512-logistic3-unison";

    /** Logistic distributions in a mixture. */
    public static final int COMPONENTS = 3;
    /** Numbers that describe a mixture: weight logits, means, log scales. */
    public static final int MIXTURE = 3 * COMPONENTS;
    /** Where the hit logits end and the velocity mixtures begin. */
    public static final int VELOCITIES = Voice.MASKS;
    /** Where the offset mixtures begin. */
    public static final int OFFSETS = VELOCITIES + Voice.COUNT * MIXTURE;
    /** Where the offset mixtures end and {@link Unison} begins. */
    public static final int UNISON = OFFSETS + Voice.COUNT * MIXTURE;
    /** Length of the whole output. */
    public static final int SIZE = UNISON + Unison.SIZE;

    /** Velocities are judged in MIDI's own 127 values: 1/127 .. 127/127. */
    public static final float VELOCITY_BIN = 1f / 127;
    /** Offsets are judged in 120ths of a step, the tick of 480 a quarter that the recordings have. */
    public static final float OFFSET_BIN = 1f / 120;
    /** Log scales are read within these bounds: no narrower than a fraction of a bin, no wider than the whole range. */
    public static final float MIN_LOG_SCALE = -6f;
    public static final float MAX_LOG_SCALE = 1f;

    private StepHead() {
    }

    /** Index of the first number of a voice's velocity mixture. */
    public static int velocityOf(int voice) {
        return VELOCITIES + voice * MIXTURE;
    }

    /** Index of the first number of a voice's offset mixture. */
    public static int offsetOf(int voice) {
        return OFFSETS + voice * MIXTURE;
    }
}
