package beatmaster.train;

import beatmaster.groove.StepEncoding;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.NetworkShape;
import beatmaster.lstm.dl4j.Dl4jNetworks;
import beatmaster.lstm.dl4j.Dl4jWeights;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A network under training by DL4J: batches in, weights out. Confined to the training thread. */
final class TrainingNetwork {

    private static final double BETA2 = 0.99;
    private static final double CLIP = 1;

    private final TrainingSettings settings;
    private final NetworkShape shape;
    private final DrummingLoss loss = new DrummingLoss();
    private final StreamNetwork network;

    /**
     * @param weights to start from, in the order of {@link NetworkShape}
     * @param updates how many batches there will be in all, for the learning rate
     */
    TrainingNetwork(TrainingSettings settings, float[] weights, int updates) {
        this.settings = settings;
        this.shape = settings.shape();
        // DL4J's own garbage collections, every few seconds, only cost time: workspaces hold all that is large.
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        network = new StreamNetwork(configuration(updates));
        network.init(Dl4jNetworks.row(Dl4jWeights.toDl4j(shape, weights)), false);
    }

    private MultiLayerConfiguration configuration(int updates) {
        NeuralNetConfiguration.Builder base = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(Adam.builder().learningRateSchedule(new CosineRate(settings.rate(), updates)).beta2(BETA2).build())
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(CLIP)
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED);
        MultiLayerConfiguration.Builder layers = Dl4jNetworks.layers(base, shape, settings.dropout(), loss);
        if (shape.architecture() == Architecture.LSTM) {
            layers.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(settings.window());
        }
        return layers.build();
    }

    /** One update. Returns the batch's mean loss in nats a step; not a number if training has failed. */
    double learn(Batch batch) {
        int rows = batch.fresh().length;
        int steps = batch.features().length / rows / StepEncoding.SIZE;
        long[] labelShape = shape.architecture() == Architecture.LSTM ? new long[] {rows, StepTarget.SIZE, steps}
                : new long[] {rows, StepTarget.SIZE};
        if (shape.architecture() == Architecture.LSTM) {
            network.forget(batch.fresh());
        }
        INDArray features = Nd4j.create(batch.features(), new long[] {rows, StepEncoding.SIZE, steps}, 'f');
        network.fit(features, Nd4j.create(batch.targets(), labelShape, 'f'));
        return loss.lastScore();
    }

    /** In the order of {@link NetworkShape}. */
    float[] weights() {
        return Dl4jWeights.fromDl4j(shape, network.params().dup('c').data().asFloat());
    }

    /** What Adam remembers. */
    float[] updaterState() {
        return network.getUpdater().getStateViewArray().dup('c').data().asFloat();
    }

    /** Goes on from a checkpoint. */
    void restore(float[] updaterState, int updatesDone) {
        network.getUpdater().getStateViewArray().assign(Dl4jNetworks.row(updaterState));
        network.setIterationCount(updatesDone);
        network.getLayerWiseConfigurations().setIterationCount(updatesDone);
    }
}
