package beatmaster.train;

import beatmaster.groove.StepHead;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * {@link StepLoss} as DL4J asks for it: the mean over all steps of a batch that are not padding. Computed over plain arrays;
 * dozens of array operations for 674 numbers a step would cost more than the network.
 *
 * <p>Labels are {@link StepTarget}s, so narrower than the outputs. The outputs' activation must be the identity. Confined to
 * the training thread.
 */
final class DrummingLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final transient StepLoss loss = new StepLoss();
    private transient double lastScore;

    /** The mean loss of the batch whose gradient was computed last, in nats a step. */
    double lastScore() {
        return lastScore;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        float[] targets = numbers(labels);
        float[] outputs = numbers(preOutput);
        float[] gradients = new float[outputs.length];
        int steps = outputs.length / StepHead.SIZE;
        int counted = 0;
        for (int i = 0; i < steps; i++) {
            counted += targets[i * StepTarget.SIZE] == StepTarget.NONE ? 0 : 1;
        }
        double scale = 1.0 / Math.max(1, counted);
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += loss.of(outputs, targets, i, scale, gradients);
        }
        lastScore = sum * scale;
        return Nd4j.create(gradients, preOutput.shape(), 'c');
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[Math.toIntExact(array.length())];
        array.dup('c').data().asNioFloat().get(numbers);
        return numbers;
    }

    /** DL4J asks for the score right after the gradient, of the same batch: it is known by then. */
    @Override
    public double computeScore(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask,
                               boolean average) {
        return lastScore;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        throw new UnsupportedOperationException("scores of single examples are not kept");
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(INDArray labels, INDArray preOutput, IActivation activation,
                                                          INDArray mask, boolean average) {
        INDArray gradient = computeGradient(labels, preOutput, activation, mask);
        return Pair.of(lastScore, gradient);
    }

    @Override
    public String name() {
        return "DrummingLoss";
    }
}
