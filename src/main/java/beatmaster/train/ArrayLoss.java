package beatmaster.train;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss as DL4J asks for it, computed over plain arrays: dozens of array operations for some hundred numbers a step would cost
 * more than the network. Labels may be narrower than the outputs.
 *
 * <p>The outputs' activation must be the identity. Confined to the training thread.
 */
public abstract class ArrayLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private transient double lastScore;

    /**
     * The loss of a batch and how it changes with each output.
     *
     * @param labels of step after step
     * @param outputs of step after step, of each as many numbers as the network has outputs
     * @param gradients as long as the outputs; all 0, to be filled
     * @return the mean over the steps that count, in nats
     */
    protected abstract double of(float[] labels, float[] outputs, float[] gradients);

    /** The mean loss of the batch whose gradient was computed last, in nats a step. */
    public final double lastScore() {
        return lastScore;
    }

    @Override
    public final INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        float[] outputs = numbers(preOutput);
        float[] gradients = new float[outputs.length];
        lastScore = of(numbers(labels), outputs, gradients);
        return Nd4j.create(gradients, preOutput.shape(), 'c');
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[Math.toIntExact(array.length())];
        array.dup('c').data().asNioFloat().get(numbers);
        return numbers;
    }

    /** DL4J asks for the score right after the gradient, of the same batch: it is known by then. */
    @Override
    public final double computeScore(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask,
                                     boolean average) {
        return lastScore;
    }

    /** Is not asked for in training. */
    @Override
    public final INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        throw new UnsupportedOperationException("scores of single examples are not kept");
    }

    @Override
    public final Pair<Double, INDArray> computeGradientAndScore(INDArray labels, INDArray preOutput, IActivation activation,
                                                                INDArray mask, boolean average) {
        INDArray gradient = computeGradient(labels, preOutput, activation, mask);
        return Pair.of(lastScore, gradient);
    }

    @Override
    public final String name() {
        return getClass().getSimpleName();
    }
}
