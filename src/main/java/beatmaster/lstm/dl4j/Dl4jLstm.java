package beatmaster.lstm.dl4j;

import beatmaster.groove.StepNetwork;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.ModelFailure;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.NetworkShape;
import java.util.Map;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An LSTM run by Deeplearning4j's {@code rnnTimeStep}.
 *
 * <p>Confined to one thread. Allocates on the heap and outside it with every step, and its slowest steps take as long as a
 * sixteenth: only for a thread that nobody waits for.
 */
public final class Dl4jLstm implements StepNetwork {

    private final NetworkShape shape;
    private final MultiLayerNetwork network;

    /** @throws ModelFailure if the model is of another architecture */
    public Dl4jLstm(ModelFile model) {
        shape = model.shape();
        if (shape.architecture() != Architecture.LSTM) {
            throw new ModelFailure("engine dl4j runs architecture lstm, the model \"" + model.header().name() + "\" is "
                    + shape.architecture().key() + " (use --engine java)");
        }
        calm();
        network = Dl4jNetworks.create(shape, model.weights());
    }

    /** DL4J as it comes calls the garbage collector by the clock and wakes every core for each small product. */
    private static void calm() {
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
    }

    @Override
    public int inputs() {
        return shape.inputs();
    }

    @Override
    public int outputs() {
        return shape.outputs();
    }

    @Override
    public void reset() {
        network.rnnClearPreviousState();
    }

    @Override
    public void step(float[] features, float[] outputs) {
        INDArray x = Nd4j.create(features, new long[] {1, shape.inputs()}, 'c');
        System.arraycopy(network.rnnTimeStep(x).dup('c').data().asFloat(), 0, outputs, 0, shape.outputs());
    }

    @Override
    public int stateSize() {
        return 2 * shape.layers() * shape.hidden();
    }

    @Override
    public void saveState(float[] target) {
        for (int l = 0; l < shape.layers(); l++) {
            Map<String, INDArray> state = network.rnnGetPreviousState(l);
            copy(state.get(LSTM.STATE_KEY_PREV_ACTIVATION), target, 2 * l);
            copy(state.get(LSTM.STATE_KEY_PREV_MEMCELL), target, 2 * l + 1);
        }
    }

    /** A missing part is the zero state that a reset leaves. */
    private void copy(INDArray from, float[] target, int part) {
        float[] values = from == null ? new float[shape.hidden()] : from.dup('c').data().asFloat();
        System.arraycopy(values, 0, target, part * shape.hidden(), shape.hidden());
    }

    @Override
    public void restoreState(float[] source) {
        for (int l = 0; l < shape.layers(); l++) {
            network.rnnSetPreviousState(l, Map.of(LSTM.STATE_KEY_PREV_ACTIVATION, part(source, 2 * l),
                    LSTM.STATE_KEY_PREV_MEMCELL, part(source, 2 * l + 1)));
        }
    }

    private INDArray part(float[] source, int part) {
        int hidden = shape.hidden();
        float[] values = java.util.Arrays.copyOfRange(source, part * hidden, (part + 1) * hidden);
        return Nd4j.create(values, new long[] {1, hidden}, 'f');
    }
}
