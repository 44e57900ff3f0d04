package beatmaster.reference;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Minus the log probability of each step's set of voices, the mean over the steps of a batch. Cross entropy as DL4J has it,
 * but over plain arrays, its labels one mask a step instead of 512 numbers.
 *
 * <p>The outputs' activation must be the identity. Confined to the training thread.
 */
final class HitsLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final ReferenceKind kind;
    private transient double lastScore;

    HitsLoss(ReferenceKind kind) {
        this.kind = kind;
    }

    /** The mean loss of the batch whose gradient was computed last, in nats a step. */
    double lastScore() {
        return lastScore;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        float[] masks = numbers(labels);
        float[] outputs = numbers(preOutput);
        int counted = 0;
        for (float each : masks) {
            counted += each == WindowBatch.NONE ? 0 : 1;
        }
        float scale = 1f / Math.max(1, counted);
        double bits = 0;
        for (int step = 0; step < masks.length; step++) {
            int from = step * kind.outputs();
            if (masks[step] == WindowBatch.NONE) {
                java.util.Arrays.fill(outputs, from, from + kind.outputs(), 0);
            } else {
                bits += kind.bits(outputs, from, (int) masks[step]);
                kind.gradient(outputs, from, (int) masks[step], scale);
            }
        }
        lastScore = bits * Math.log(2) * scale;
        return Nd4j.create(outputs, preOutput.shape(), 'c');
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[Math.toIntExact(array.length())];
        array.dup('c').data().asNioFloat().get(numbers);
        return numbers;
    }

    /** DL4J asks for the score right after the gradient, of the same batch: it is known by then. */
    @Override
    public double computeScore(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
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
        return "HitsLoss";
    }
}
