package beatmaster.lstm;

/**
 * One layer of LSTM cells in one direction: weights shared, outputs and cell state its own.
 *
 * <p>Confined to one thread. Real-time safe.
 */
final class Cell {

    private final float[] weights;
    private final Dense dense;
    private final int inputs;
    private final int hidden;
    private final int inputAt;
    private final int recurrentAt;
    private final int biasAt;
    private final float[] gates;
    /** The cell state; {@code output} is what the layer shows of it. */
    final float[] state;
    final float[] output;

    Cell(NetworkShape shape, float[] weights, Dense dense, int layer, int direction) {
        this.weights = weights;
        this.dense = dense;
        this.inputs = shape.layerInputs(layer);
        this.hidden = shape.hidden();
        this.inputAt = shape.inputWeights(layer, direction);
        this.recurrentAt = shape.recurrentWeights(layer, direction);
        this.biasAt = shape.bias(layer, direction);
        this.gates = new float[shape.gates()];
        this.state = new float[hidden];
        this.output = new float[hidden];
    }

    void reset() {
        java.util.Arrays.fill(state, 0);
        java.util.Arrays.fill(output, 0);
    }

    /** Takes in {@code x[from .. from + inputs)}; afterwards {@link #output} is the step's. */
    void step(float[] x, int from) {
        int width = gates.length;
        System.arraycopy(weights, biasAt, gates, 0, width);
        dense.accumulate(x, from, inputs, inputAt, gates, width);
        dense.accumulate(output, 0, hidden, recurrentAt, gates, width);
        Activations.tanh(gates, 0, hidden);
        Activations.sigmoid(gates, hidden, width);
        update(gates, state, output, hidden);
    }

    private static void update(float[] gates, float[] state, float[] output, int hidden) {
        for (int j = 0; j < hidden; j++) {
            state[j] = gates[hidden + j] * state[j] + gates[3 * hidden + j] * gates[j];
            output[j] = gates[2 * hidden + j] * Activations.tanh(state[j]);
        }
    }
}
