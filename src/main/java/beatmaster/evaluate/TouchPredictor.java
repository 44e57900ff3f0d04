package beatmaster.evaluate;

import beatmaster.grid.Step;

/**
 * A predictor that also says, for the hits of the coming step, how hard and how far off the grid they will fall. It is asked voice
 * by voice, in their order: of the step it may look at which voices sound, and at the touch of those before the one asked for.
 */
public interface TouchPredictor extends StepPredictor {

    /** Bits of the voice's velocity in {@code step} among the 127 that MIDI has. */
    double velocityBits(int voice, Step step);

    /** The velocity expected of the voice, 0..1. */
    double meanVelocity(int voice, Step step);

    /** Bits of the voice's offset in {@code step} among the 121 places of a step. */
    double offsetBits(int voice, Step step);

    /** The offset expected of the voice, -0.5..0.5 of a step. */
    double meanOffset(int voice, Step step);
}
