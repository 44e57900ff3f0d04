package beatmaster.lstm.dl4j;

import beatmaster.lstm.NetworkShape;

/**
 * Weights between our order and Deeplearning4j's flat parameter array. Both hold, layer by layer and direction by
 * direction, W, R, b, with the gates in the same order (DL4J's names for candidate, forget, output and input gate are I, F, O
 * and G; see its {@code LSTMParamInitializer} and {@code LSTMHelpers}); but DL4J keeps its matrices column by column, ours
 * are row by row. The forget gate's bias is an ordinary part of b in both.
 */
public final class Dl4jWeights {

    private Dl4jWeights() {
    }

    /** Our weights in DL4J's order. */
    public static float[] toDl4j(NetworkShape shape, float[] weights) {
        return convert(shape, weights, true);
    }

    /** DL4J's parameters in our order. */
    public static float[] fromDl4j(NetworkShape shape, float[] parameters) {
        return convert(shape, parameters, false);
    }

    private static float[] convert(NetworkShape shape, float[] from, boolean toColumns) {
        if (from.length != shape.weights()) {
            throw new IllegalArgumentException("the shape has " + shape.weights() + " weights: " + from.length);
        }
        float[] to = from.clone();
        for (int l = 0; l < shape.layers(); l++) {
            for (int d = 0; d < shape.directions(); d++) {
                transpose(from, to, shape.inputWeights(l, d), shape.layerInputs(l), shape.gates(), toColumns);
                transpose(from, to, shape.recurrentWeights(l, d), shape.hidden(), shape.gates(), toColumns);
            }
        }
        transpose(from, to, shape.outputWeights(), shape.top(), shape.outputs(), toColumns);
        return to;
    }

    private static void transpose(float[] from, float[] to, int at, int rows, int columns, boolean toColumns) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int byRow = at + r * columns + c;
                int byColumn = at + c * rows + r;
                to[toColumns ? byColumn : byRow] = from[toColumns ? byRow : byColumn];
            }
        }
    }
}
