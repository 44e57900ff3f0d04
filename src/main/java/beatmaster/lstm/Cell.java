package beatmaster.lstm;

/**
 * One layer of LSTM cells in one direction.
 *
 * <p>Confined to one thread. Real-time safe.
 */
final class Cell {

    private final Dense dense;
    private final float[][] inputWeights;
    private final float[][] recurrentWeights;
    private final float[] bias;
    private final int hidden;
    private final float[] gates;
    /** The cell state; {@code output} is what the layer shows of it. */
    final float[] state;
    final float[] output;

    /** @param weights copied; in the order of {@link NetworkShape} */
    Cell(NetworkShape shape, float[] weights, Dense dense, int layer, int direction) {
        this.dense = dense;
        this.hidden = shape.hidden();
        this.inputWeights = Dense.matrix(weights, shape.inputWeights(layer, direction), shape.layerInputs(layer), shape.gates());
        this.recurrentWeights = Dense.matrix(weights, shape.recurrentWeights(layer, direction), hidden, shape.gates());
        this.bias = Dense.vector(weights, shape.bias(layer, direction), shape.gates());
        this.gates = new float[shape.gates()];
        this.state = new float[hidden];
        this.output = new float[hidden];
    }

    void reset() {
        java.util.Arrays.fill(state, 0);
        java.util.Arrays.fill(output, 0);
    }

    /** Takes in the layer's inputs, from {@code x[from]} on; afterwards {@link #output} is the step's. */
    void step(float[] x, int from) {
        System.arraycopy(bias, 0, gates, 0, gates.length);
        dense.accumulate(x, from, inputWeights, gates);
        dense.accumulate(output, 0, recurrentWeights, gates);
        Activations.tanh(gates, 0, hidden);
        Activations.sigmoid(gates, hidden, gates.length);
        update(gates, state, output, hidden);
    }

    private static void update(float[] gates, float[] state, float[] output, int hidden) {
        for (int j = 0; j < hidden; j++) {
            state[j] = gates[hidden + j] * state[j] + gates[3 * hidden + j] * gates[j];
            output[j] = gates[2 * hidden + j] * Activations.tanh(state[j]);
        }
    }
}
