package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.grid.Voice;
import beatmaster.groove.StepHead;
import beatmaster.lstm.NetworkShape;
import java.util.List;
import java.util.Random;

/**
 * Where training starts: the outputs say how often each set of voices occurs, and the inputs' weights are large enough that
 * the cells tell steps apart at once (small ones stall for hundreds of updates).
 */
final class InitialWeights {

    private static final float INPUT_RANGE = 0.3f;
    private static final float OUTPUT_RANGE = 0.1f;
    private static final float FORGET_BIAS = 1;
    private static final float[] VELOCITY_MEANS = {0.25f, 0.5f, 0.8f};
    private static final float[] OFFSET_MEANS = {-0.2f, -0.05f, 0.15f};
    private static final float VELOCITY_LOG_SCALE = -2;
    private static final float OFFSET_LOG_SCALE = -2.5f;

    private InitialWeights() {
    }

    /** In the order of {@link NetworkShape}. */
    static float[] of(NetworkShape shape, List<Performance> performances, long seed) {
        float[] weights = new float[(int) shape.weights()];
        Random random = new Random(seed);
        float recurrent = (float) (1 / Math.sqrt(shape.hidden()));
        for (int l = 0; l < shape.layers(); l++) {
            float range = l == 0 ? INPUT_RANGE : (float) Math.sqrt(3.0 / shape.layerInputs(l));
            for (int d = 0; d < shape.directions(); d++) {
                fill(weights, shape.inputWeights(l, d), shape.recurrentWeights(l, d), range, random);
                fill(weights, shape.recurrentWeights(l, d), shape.bias(l, d), recurrent, random);
                int forget = shape.bias(l, d) + shape.hidden();
                java.util.Arrays.fill(weights, forget, forget + shape.hidden(), FORGET_BIAS);
            }
        }
        fill(weights, shape.outputWeights(), shape.outputBias(), OUTPUT_RANGE, random);
        hitBias(weights, shape.outputBias(), performances);
        touchBias(weights, shape.outputBias());
        return weights;
    }

    private static void fill(float[] weights, int from, int to, float range, Random random) {
        for (int i = from; i < to; i++) {
            weights[i] = range * (2 * random.nextFloat() - 1);
        }
    }

    private static void hitBias(float[] weights, int at, List<Performance> performances) {
        double[] counts = new double[Voice.MASKS];
        double steps = 0;
        for (Performance performance : performances) {
            for (int i = 0; i < performance.groove().length(); i++) {
                counts[performance.groove().mask(i)]++;
                steps++;
            }
        }
        for (int mask = 0; mask < Voice.MASKS; mask++) {
            weights[at + mask] = (float) Math.log((counts[mask] + 0.5) / (steps + 0.5 * Voice.MASKS));
        }
    }

    private static void touchBias(float[] weights, int at) {
        for (int v = 0; v < Voice.COUNT; v++) {
            for (int k = 0; k < StepHead.COMPONENTS; k++) {
                int velocity = at + StepHead.velocityOf(v) + StepHead.COMPONENTS + k;
                int offset = at + StepHead.offsetOf(v) + StepHead.COMPONENTS + k;
                weights[velocity] = VELOCITY_MEANS[k];
                weights[velocity + StepHead.COMPONENTS] = VELOCITY_LOG_SCALE;
                weights[offset] = OFFSET_MEANS[k];
                weights[offset + StepHead.COMPONENTS] = OFFSET_LOG_SCALE;
            }
        }
    }
}
