package beatmaster.lstm.dl4j;

import beatmaster.lstm.Architecture;
import beatmaster.lstm.NetworkShape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Builds Deeplearning4j's configuration of a {@link NetworkShape}, for training and for running. */
public final class Dl4jNetworks {

    private Dl4jNetworks() {
    }

    /** A network to run, its weights those given in the order of {@link NetworkShape}. */
    public static MultiLayerNetwork create(NetworkShape shape, float[] weights) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers(new NeuralNetConfiguration.Builder(), shape, 0,
                new LossMSE()).build());
        network.init(row(Dl4jWeights.toDl4j(shape, weights)), false);
        return network;
    }

    /** Numbers as the flat parameter array that {@link MultiLayerNetwork#init(INDArray, boolean)} wants. */
    public static INDArray row(float[] numbers) {
        return Nd4j.create(numbers, new long[] {1, numbers.length}, 'c');
    }

    /**
     * The layers of a shape, on top of what {@code base} says of updater, workspaces and seed.
     *
     * @param dropout share of a layer's inputs that training leaves out, from the second layer on
     * @param loss the loss on the raw outputs
     */
    public static MultiLayerConfiguration.Builder layers(NeuralNetConfiguration.Builder base, NetworkShape shape,
                                                         double dropout, ILossFunction loss) {
        NeuralNetConfiguration.ListBuilder list = base.list();
        for (int l = 0; l < shape.layers(); l++) {
            list.layer(l, recurrent(shape, l, l == 0 ? 0 : dropout));
        }
        list.layer(shape.layers(), output(shape, dropout, loss));
        if (shape.architecture() == Architecture.BILSTM) {
            list.inputPreProcessor(shape.layers(), new WindowEnds(shape.hidden(), shape.window()));
        }
        return list;
    }

    private static Layer recurrent(NetworkShape shape, int layer, double dropout) {
        LSTM.Builder cells = new LSTM.Builder().nIn(shape.layerInputs(layer)).nOut(shape.hidden())
                .activation(Activation.TANH).gateActivationFunction(Activation.SIGMOID).forgetGateBiasInit(1);
        if (dropout > 0) {
            cells.dropOut(1 - dropout);
        }
        if (shape.architecture() == Architecture.LSTM) {
            return cells.build();
        }
        return new Bidirectional(Bidirectional.Mode.CONCAT, cells.build());
    }

    private static Layer output(NetworkShape shape, double dropout, ILossFunction loss) {
        if (shape.architecture() == Architecture.LSTM) {
            RnnOutputLayer.Builder dense = new RnnOutputLayer.Builder(loss).nIn(shape.top()).nOut(shape.outputs())
                    .activation(Activation.IDENTITY);
            return (dropout > 0 ? dense.dropOut(1 - dropout) : dense).build();
        }
        OutputLayer.Builder dense = new OutputLayer.Builder(loss).nIn(shape.top()).nOut(shape.outputs())
                .activation(Activation.IDENTITY);
        return (dropout > 0 ? dense.dropOut(1 - dropout) : dense).build();
    }
}
