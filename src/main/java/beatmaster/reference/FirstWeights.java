package beatmaster.reference;

import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Where learning starts, as our own networks start: the outputs say how often each set of voices, or each voice, occurs, and
 * the inputs' weights are large enough that the cells tell steps apart at once (the usual small ones stall for hundreds of
 * updates, on a single 1 among 512 zeros above all).
 */
final class FirstWeights {

    private static final float INPUT_RANGE = 0.3f;
    private static final float OUTPUT_RANGE = 0.1f;
    private static final float FORGET_BIAS = 1;
    private static final int GATES = 4;

    private final float[] weights;
    private final Random random;
    private int at;

    private FirstWeights(ReferenceShape shape, long seed) {
        weights = new float[shape.weights()];
        random = new Random(seed);
    }

    /** In DL4J's order: of each layer W, R and b, the forget gate second in b. */
    static float[] of(ReferenceShape shape, List<Groove> grooves, long seed) {
        FirstWeights first = new FirstWeights(shape, seed);
        for (int l = 0; l < shape.layers().size(); l++) {
            int cells = shape.layers().get(l);
            int inputs = shape.layerInputs(l);
            first.draw(GATES * cells * inputs, l == 0 ? INPUT_RANGE : (float) Math.sqrt(3.0 / inputs));
            first.draw(GATES * cells * cells, (float) (1 / Math.sqrt(cells)));
            Arrays.fill(first.weights, first.at + cells, first.at + 2 * cells, FORGET_BIAS);
            first.at += GATES * cells;
        }
        first.draw(shape.top() * shape.kind().outputs(), OUTPUT_RANGE);
        float[] bias = shape.kind().usualOutputs(shares(grooves));
        System.arraycopy(bias, 0, first.weights, first.at, bias.length);
        return first.weights;
    }

    private void draw(int number, float range) {
        for (int i = 0; i < number; i++) {
            weights[at++] = range * (2 * random.nextFloat() - 1);
        }
    }

    /** How often each of the 512 sets of voices occurs, none of them never. */
    private static double[] shares(List<Groove> grooves) {
        double[] shares = new double[Voice.MASKS];
        Arrays.fill(shares, 0.5);
        double steps = 0.5 * Voice.MASKS;
        for (Groove groove : grooves) {
            for (int i = 0; i < groove.length(); i++) {
                shares[groove.mask(i)]++;
                steps++;
            }
        }
        for (int mask = 0; mask < shares.length; mask++) {
            shares[mask] /= steps;
        }
        return shares;
    }
}
