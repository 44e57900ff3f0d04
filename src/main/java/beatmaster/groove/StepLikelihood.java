package beatmaster.groove;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;

/**
 * How surprised a network was by what a drummer really played, in bits: the figure that models are judged by.
 * Thread-safe; allocates nothing.
 */
public final class StepLikelihood {

    private static final double LN2 = Math.log(2);

    private StepLikelihood() {
    }

    /** Bits of the set of voices, jointly: -log2 of its softmax probability. */
    public static double hitBits(float[] outputs, int mask) {
        double greatest = outputs[0];
        for (int m = 1; m < Voice.MASKS; m++) {
            greatest = Math.max(greatest, outputs[m]);
        }
        double sum = 0;
        for (int m = 0; m < Voice.MASKS; m++) {
            sum += Math.exp(outputs[m] - greatest);
        }
        return (Math.log(sum) + greatest - outputs[mask]) / LN2;
    }

    /** Bits of a voice's velocity among the 127 that MIDI has, once it is known what sounds and how the voices before it do. */
    public static double velocityBits(float[] outputs, int voice, Step step) {
        float shift = Unison.velocityShift(outputs, voice, step);
        return -Math.log(LogisticMixture.probability(outputs, StepHead.velocityOf(voice), step.velocity(voice) - shift,
                StepHead.VELOCITY_BIN, StepHead.VELOCITY_BIN - shift, 1 - shift)) / LN2;
    }

    /** Bits of a voice's offset among the 121 places of a step, once the offsets of the voices before it are known. */
    public static double offsetBits(float[] outputs, int voice, Step step) {
        float shift = Unison.offsetShift(outputs, voice, step);
        return -Math.log(LogisticMixture.probability(outputs, StepHead.offsetOf(voice), step.offset(voice) - shift,
                StepHead.OFFSET_BIN, -Step.MAX_OFFSET - shift, Step.MAX_OFFSET - shift)) / LN2;
    }
}
