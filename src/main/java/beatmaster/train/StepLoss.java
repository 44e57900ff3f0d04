package beatmaster.train;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.StepHead;
import beatmaster.groove.Unison;

/**
 * The loss of one step and its gradient: minus the log probability of the set of voices, and, weighted {@value #TOUCH},
 * minus those of the velocity and the offset of each hit. In nats. Confined to one thread.
 */
final class StepLoss {

    /** Velocity and offset must not drown the choice of hits, which they do at 1 (notes of the prototypes). */
    static final double TOUCH = 0.4;

    private final MixtureLoss mixture = new MixtureLoss();
    private final float[] outputs = new float[StepHead.SIZE];
    private final float[] gradient = new float[StepHead.SIZE];
    private final Step played = new Step();

    /**
     * @param raw many steps' outputs, one after the other
     * @param step which of them
     * @param targets as {@link StepTarget} lays them out, one after the other
     * @param scale what the gradient is multiplied by
     * @param gradients overwritten at the step's place
     * @return the loss, 0 for padding
     */
    double of(float[] raw, float[] targets, int step, double scale, float[] gradients) {
        int target = step * StepTarget.SIZE;
        int mask = (int) targets[target];
        java.util.Arrays.fill(gradient, 0);
        double loss = 0;
        if (mask != StepTarget.NONE) {
            System.arraycopy(raw, step * StepHead.SIZE, outputs, 0, StepHead.SIZE);
            loss = hits(mask, scale) + touch(mask, targets, target, scale);
        }
        System.arraycopy(gradient, 0, gradients, step * StepHead.SIZE, StepHead.SIZE);
        return loss;
    }

    private double hits(int mask, double scale) {
        float greatest = outputs[0];
        for (int m = 1; m < Voice.MASKS; m++) {
            greatest = Math.max(greatest, outputs[m]);
        }
        double sum = 0;
        for (int m = 0; m < Voice.MASKS; m++) {
            double e = Math.exp(outputs[m] - greatest);
            gradient[m] = (float) e;
            sum += e;
        }
        float factor = (float) (scale / sum);
        for (int m = 0; m < Voice.MASKS; m++) {
            gradient[m] *= factor;
        }
        gradient[mask] -= (float) scale;
        return Math.log(sum) + greatest - outputs[mask];
    }

    private double touch(int mask, float[] targets, int target, double scale) {
        StepTarget.read(targets, target, played);
        double loss = 0;
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((mask & 1 << v) != 0) {
                loss += velocity(v, TOUCH * scale) + offset(v, TOUCH * scale);
            }
        }
        return TOUCH * loss;
    }

    /** A mixture whose means are shifted is the mixture itself, asked about a value that is shifted the other way. */
    private double velocity(int voice, double factor) {
        int at = StepHead.velocityOf(voice);
        float shift = Unison.velocityShift(outputs, voice, played);
        double loss = mixture.add(outputs, at, played.velocity(voice) - shift, StepHead.VELOCITY_BIN,
                StepHead.VELOCITY_BIN - shift, 1 - shift, factor, gradient);
        Unison.backVelocity(gradient, voice, played, byMeans(at));
        return loss;
    }

    private double offset(int voice, double factor) {
        int at = StepHead.offsetOf(voice);
        float shift = Unison.offsetShift(outputs, voice, played);
        double loss = mixture.add(outputs, at, played.offset(voice) - shift, StepHead.OFFSET_BIN,
                -Step.MAX_OFFSET - shift, Step.MAX_OFFSET - shift, factor, gradient);
        Unison.backOffset(gradient, voice, played, byMeans(at));
        return loss;
    }

    /** A shift moves all means of the mixture at {@code at}. */
    private float byMeans(int at) {
        float sum = 0;
        for (int k = 0; k < StepHead.COMPONENTS; k++) {
            sum += gradient[at + StepHead.COMPONENTS + k];
        }
        return sum;
    }
}
