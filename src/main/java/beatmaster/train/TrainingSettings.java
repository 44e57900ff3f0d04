package beatmaster.train;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.NetworkShape;

/**
 * How a network is trained. The defaults are those that worked best in prototypes on the Groove data.
 *
 * @param architecture kind of network
 * @param hidden cells of a layer
 * @param layers LSTM layers
 * @param epochs how often each performance is played
 * @param seed of weights, order and hints
 * @param rows performances that are played side by side
 * @param window steps that errors are carried back through
 * @param rate the highest learning rate; it rises over the first updates and falls along a cosine
 * @param dropout share of a layer's inputs left out, from the second layer on
 * @param patience epochs without a better validation score after which training ends
 */
public record TrainingSettings(Architecture architecture, int hidden, int layers, int epochs, long seed, int rows, int window,
                               double rate, double dropout, int patience) {

    /** DL4J works through a window step by step: many rows make each of its products worth the call. Four bars is what errors need. */
    private static final int LSTM_ROWS = 32;
    private static final int LSTM_WINDOW = 64;
    /** A bidirectional network runs its whole window for each step it learns from: shorter windows, more at a time. */
    private static final int BILSTM_ROWS = 128;
    private static final int BILSTM_WINDOW = 32;

    /** A few files fill only a few rows. */
    private static final int ADAPTING_ROWS = 8;
    private static final double ADAPTING_RATE = 0.001;

    public TrainingSettings {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1: " + epochs);
        }
        if (dropout < 0 || dropout >= 1) {
            throw new IllegalArgumentException("dropout must be 0 or more and below 1: " + dropout);
        }
    }

    /** The usual settings of an architecture. */
    public static TrainingSettings of(Architecture architecture, int hidden, int layers, int epochs, long seed) {
        boolean lstm = architecture == Architecture.LSTM;
        return new TrainingSettings(architecture, hidden, layers, epochs, seed, lstm ? LSTM_ROWS : BILSTM_ROWS,
                lstm ? LSTM_WINDOW : BILSTM_WINDOW, 0.006, 0.25, 4);
    }

    /**
     * Settings that teach a trained network something more without it forgetting the rest: small steps, soon ended.
     *
     * @param shape the network's
     * @param epochs rounds through what it is taught; all are gone through, so that patience is not asked for
     */
    public static TrainingSettings adapting(NetworkShape shape, int epochs, long seed) {
        boolean lstm = shape.architecture() == Architecture.LSTM;
        return new TrainingSettings(shape.architecture(), shape.hidden(), shape.layers(), epochs, seed, ADAPTING_ROWS,
                lstm ? LSTM_WINDOW : shape.window(), ADAPTING_RATE, 0.25, epochs);
    }

    /** The network that is trained. */
    public NetworkShape shape() {
        return new NetworkShape(architecture, StepEncoding.SIZE, hidden, layers, StepHead.SIZE,
                architecture == Architecture.BILSTM ? window : 0);
    }
}
