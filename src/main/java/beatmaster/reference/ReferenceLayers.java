package beatmaster.reference;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Deeplearning4j's configuration of a {@link ReferenceShape}, for learning and for running. */
final class ReferenceLayers {

    private ReferenceLayers() {
    }

    /**
     * The layers of a shape, on top of what {@code base} says of updater, workspaces and seed.
     *
     * @param dropout share of a layer's inputs that learning leaves out, from the second layer on
     * @param loss the loss on the raw outputs
     */
    static MultiLayerConfiguration.Builder of(NeuralNetConfiguration.Builder base, ReferenceShape shape, double dropout,
                                              ILossFunction loss) {
        NeuralNetConfiguration.ListBuilder list = base.list();
        for (int l = 0; l < shape.layers().size(); l++) {
            LSTM.Builder cells = new LSTM.Builder().nIn(shape.layerInputs(l)).nOut(shape.layers().get(l))
                    .activation(Activation.TANH).gateActivationFunction(Activation.SIGMOID).forgetGateBiasInit(1);
            list.layer(l, (l > 0 && dropout > 0 ? cells.dropOut(1 - dropout) : cells).build());
        }
        RnnOutputLayer.Builder dense = new RnnOutputLayer.Builder(loss).nIn(shape.top()).nOut(shape.kind().outputs())
                .activation(Activation.IDENTITY);
        list.layer(shape.layers().size(), (dropout > 0 ? dense.dropOut(1 - dropout) : dense).build());
        return list;
    }
}
