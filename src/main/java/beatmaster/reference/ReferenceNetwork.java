package beatmaster.reference;

import beatmaster.train.Scores;
import java.util.Iterator;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A reference network that runs, in several rows side by side, each with a state of its own. Confined to one thread. */
final class ReferenceNetwork {

    private final ReferenceShape shape;
    private final MultiLayerNetwork network;

    /** @param weights in DL4J's order */
    ReferenceNetwork(ReferenceShape shape, float[] weights) {
        this.shape = shape;
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        network = new MultiLayerNetwork(ReferenceLayers.of(new NeuralNetConfiguration.Builder(), shape, 0, new LossMSE()).build());
        network.init(row(weights), false);
    }

    static INDArray row(float[] numbers) {
        return Nd4j.create(numbers, new long[] {1, numbers.length}, 'c');
    }

    /** Empties the state of every row; there may be another number of them from here on. */
    void forget() {
        network.rnnClearPreviousState();
    }

    /** Empties the state of the marked rows. */
    void forget(boolean[] rows) {
        float[] keep = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            keep[r] = rows[r] ? 0 : 1;
        }
        INDArray column = Nd4j.create(keep, new long[] {rows.length, 1}, 'c');
        for (Layer layer : network.getLayers()) {
            if (layer instanceof RecurrentLayer) {
                Map<String, INDArray> state = network.rnnGetPreviousState(layer.getIndex());
                if (state != null) {
                    state.values().forEach(array -> array.muliColumnVector(column));
                }
            }
        }
    }

    /**
     * Goes on by some steps in every row.
     *
     * @param features index {@code row + rows * (number + inputs * time)}
     * @return the raw outputs of row after row, of each its steps, of each step {@code outputs} numbers
     */
    float[] run(float[] features, int rows, int steps) {
        INDArray x = Nd4j.create(features, new long[] {rows, shape.kind().inputs(), steps}, 'f');
        return network.rnnTimeStep(x).permute(0, 2, 1).dup('c').data().asFloat();
    }

    /** How surprised it is by all steps of some windows; nothing is said of velocity and offset. */
    Scores surprise(Iterator<WindowBatch> windows) {
        double bits = 0;
        long steps = 0;
        while (windows.hasNext()) {
            WindowBatch batch = windows.next();
            forget(batch.fresh());
            float[] outputs = run(batch.features(), batch.rows(), batch.steps());
            for (int i = 0; i < batch.rows() * batch.steps(); i++) {
                int mask = (int) batch.masks()[i / batch.steps() + batch.rows() * (i % batch.steps())];
                if (mask != WindowBatch.NONE) {
                    bits += shape.kind().bits(outputs, i * shape.kind().outputs(), mask);
                    steps++;
                }
            }
        }
        return new Scores(steps, bits / steps, 0, Double.NaN, Double.NaN);
    }
}
