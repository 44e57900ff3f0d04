package beatmaster.reference;

import beatmaster.train.CosineRate;
import beatmaster.train.StreamNetwork;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A reference network under training by DL4J: batches in, weights out. Confined to the training thread. */
final class ReferenceLearner {

    private static final double CLIP = 1;
    private static final double BETA2 = 0.99;

    private final ReferenceShape shape;
    private final HitsLoss loss;
    private final StreamNetwork network;

    /**
     * @param weights to start from, in DL4J's order
     * @param updates how many batches there will be in all, for the learning rate
     */
    ReferenceLearner(ReferenceSettings settings, float[] weights, int updates) {
        shape = settings.shape();
        loss = new HitsLoss(shape.kind());
        // DL4J's own garbage collections, every few seconds, only cost time: workspaces hold all that is large.
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        network = new StreamNetwork(configuration(settings, updates));
        network.init(ReferenceNetwork.row(weights), false);
    }

    private MultiLayerConfiguration configuration(ReferenceSettings settings, int updates) {
        NeuralNetConfiguration.Builder base = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(Adam.builder().learningRateSchedule(new CosineRate(settings.rate(), updates)).beta2(BETA2).build())
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(CLIP)
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED);
        MultiLayerConfiguration.Builder layers = ReferenceLayers.of(base, shape, settings.dropout(), loss);
        if (!shape.kind().forgets()) {
            layers.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(shape.kind().window());
        }
        return layers.build();
    }

    /** What chance leaves out in an epoch is drawn from a seed of its own, whatever else has drawn before. */
    void beginEpoch(long seed) {
        Nd4j.getRandom().setSeed(seed);
    }

    /** One update. Returns the batch's mean loss in nats a step; not a number if training has failed. */
    double learn(WindowBatch batch) {
        if (!shape.kind().forgets()) {
            network.forget(batch.fresh());
        }
        INDArray features = Nd4j.create(batch.features(), new long[] {batch.rows(), shape.kind().inputs(), batch.steps()}, 'f');
        network.fit(features, Nd4j.create(batch.masks(), new long[] {batch.rows(), 1, batch.steps()}, 'f'));
        return loss.lastScore();
    }

    /** In DL4J's order. */
    float[] weights() {
        return network.params().dup('c').data().asFloat();
    }

    /** What Adam remembers. */
    float[] updaterState() {
        return network.getUpdater().getStateViewArray().dup('c').data().asFloat();
    }

    /** Goes on from a checkpoint, whose weights it began with. */
    void restore(float[] updaterState, int updatesDone) {
        network.getUpdater().getStateViewArray().assign(ReferenceNetwork.row(updaterState));
        network.setIterationCount(updatesDone);
        network.getLayerWiseConfigurations().setIterationCount(updatesDone);
    }
}
