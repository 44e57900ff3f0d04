package beatmaster.evaluate;

/** A predictor that also says, for the hits of the coming step, how hard and how far off the grid they will fall. */
public interface TouchPredictor extends StepPredictor {

    /** Bits of a hit's velocity among the 127 that MIDI has. */
    double velocityBits(int voice, float velocity);

    /** The velocity expected of a hit, 0..1. */
    double meanVelocity(int voice);

    /** Bits of a hit's offset among the 121 places of a step. */
    double offsetBits(int voice, float offset);

    /** The offset expected of a hit, -0.5..0.5 of a step. */
    double meanOffset(int voice);
}
