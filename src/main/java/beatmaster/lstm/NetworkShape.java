package beatmaster.lstm;

/**
 * The sizes of a network, and where each matrix stands in its flat array of weights.
 *
 * <p>The order of the weights, the same in memory and in model files: for each layer, for each direction (one for
 * {@code lstm}; forward, then backward for {@code bilstm}):
 * <ol>
 *   <li>{@code W[in][4 * hidden]}: from the layer's inputs, row by row; the second layer's inputs are the first one's
 *       outputs, for {@code bilstm} the forward outputs followed by the backward ones;
 *   <li>{@code R[hidden][4 * hidden]}: from the direction's own outputs one step before;
 *   <li>{@code b[4 * hidden]}.
 * </ol>
 * Then the output layer {@code V[top][outputs]} and {@code d[outputs]}, where {@code top} is the last layer's output length.
 * Each row of {@code 4 * hidden} holds four gates in this order: candidate {@code a} (tanh), forget {@code f}, output
 * {@code o}, input {@code i} (sigmoids). Then {@code c = f*c + i*a} and {@code h = o*tanh(c)}.
 *
 * @param architecture which kind of network
 * @param inputs features of a step
 * @param hidden cells of a layer and direction
 * @param layers LSTM layers
 * @param outputs raw outputs of a step
 * @param window steps that a bidirectional network looks at; 0 for {@code lstm}
 */
public record NetworkShape(Architecture architecture, int inputs, int hidden, int layers, int outputs, int window) {

    /** Gates of an LSTM cell. */
    public static final int GATES = 4;

    private static final int MAX_INPUTS = 4096;
    private static final int MAX_HIDDEN = 2048;
    private static final int MAX_LAYERS = 8;
    private static final int MAX_OUTPUTS = 8192;
    private static final int MAX_WINDOW = 1024;

    public NetworkShape {
        require("inputs", inputs, 1, MAX_INPUTS);
        require("hidden", hidden, 1, MAX_HIDDEN);
        require("layers", layers, 1, MAX_LAYERS);
        require("outputs", outputs, 1, MAX_OUTPUTS);
        boolean windowed = architecture == Architecture.BILSTM;
        require("window", window, windowed ? 1 : 0, windowed ? MAX_WINDOW : 0);
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ModelFailure("a network's " + name + " must be " + min + ".." + max + ": " + value);
        }
    }

    /** 1, or 2 for a bidirectional network. */
    public int directions() {
        return architecture == Architecture.BILSTM ? 2 : 1;
    }

    /** Length of a row of gates. */
    public int gates() {
        return GATES * hidden;
    }

    /** Length of the input of a layer. */
    public int layerInputs(int layer) {
        return layer == 0 ? inputs : top();
    }

    /** Length of the output of each layer. */
    public int top() {
        return directions() * hidden;
    }

    /** Where {@code W} of a layer and direction begins. */
    public int inputWeights(int layer, int direction) {
        long at = 0;
        for (int l = 0; l < layer; l++) {
            at += directions() * cellWeights(l);
        }
        return Math.toIntExact(at + direction * cellWeights(layer));
    }

    /** Where {@code R} of a layer and direction begins. */
    public int recurrentWeights(int layer, int direction) {
        return inputWeights(layer, direction) + layerInputs(layer) * gates();
    }

    /** Where {@code b} of a layer and direction begins. */
    public int bias(int layer, int direction) {
        return recurrentWeights(layer, direction) + hidden * gates();
    }

    /** Where {@code V} begins. */
    public int outputWeights() {
        return inputWeights(layers, 0);
    }

    /** Where {@code d} begins. */
    public int outputBias() {
        return outputWeights() + top() * outputs;
    }

    /** How many weights there are in all. */
    public long weights() {
        long sum = (long) top() * outputs + outputs;
        for (int l = 0; l < layers; l++) {
            sum += directions() * cellWeights(l);
        }
        return sum;
    }

    private long cellWeights(int layer) {
        return (long) gates() * ((layer < layers ? layerInputs(layer) : 0) + hidden + 1);
    }
}
