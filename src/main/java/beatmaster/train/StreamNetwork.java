package beatmaster.train;

import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DL4J network whose recurrent state lives on from one window to the next. DL4J clears it before and after each call of
 * {@code fit}, which would cut every performance into pieces of one window. Confined to the training thread.
 */
public final class StreamNetwork extends MultiLayerNetwork {

    private static final long serialVersionUID = 1L;

    public StreamNetwork(MultiLayerConfiguration configuration) {
        super(configuration);
    }

    @Override
    public void rnnClearPreviousState() {
        // Rows are cleared one by one, by forget().
    }

    /** Sets the state of the marked rows to zero: there another performance begins. */
    public void forget(boolean[] rows) {
        float[] keep = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            keep[r] = rows[r] ? 0 : 1;
        }
        INDArray column = Nd4j.create(keep, new long[] {rows.length, 1}, 'c');
        for (org.deeplearning4j.nn.api.Layer layer : getLayers()) {
            if (layer instanceof RecurrentLayer recurrent) {
                mask(recurrent.rnnGetTBPTTState(), column);
                recurrent.rnnSetPreviousState(recurrent.rnnGetTBPTTState());
            }
        }
    }

    /** In place: forward pass and backward pass read the same arrays. */
    private static void mask(Map<String, INDArray> state, INDArray column) {
        state.values().forEach(array -> array.muliColumnVector(column));
    }
}
