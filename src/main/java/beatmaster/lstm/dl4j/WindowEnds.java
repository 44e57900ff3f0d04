package beatmaster.lstm.dl4j;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Of what a bidirectional layer shows over a window, the two ends that have seen all of it: the forward half at the last
 * step, the backward half at the first. DL4J's own way, {@code Bidirectional(LastTimeStep)}, cannot be trained: its backward
 * pass asks for the time axis that is gone by then.
 */
final class WindowEnds implements InputPreProcessor {

    private static final long serialVersionUID = 1L;

    private final int hidden;
    private final int window;

    /** @param hidden cells of a direction */
    WindowEnds(int hidden, int window) {
        this.hidden = hidden;
        this.window = window;
    }

    @Override
    public INDArray preProcess(INDArray input, int rows, LayerWorkspaceMgr workspaces) {
        INDArray ends = workspaces.createUninitialized(ArrayType.ACTIVATIONS, input.dataType(),
                new long[] {input.size(0), 2L * hidden}, 'f');
        ends.put(forward(), input.get(forwardEnd()));
        ends.put(backward(), input.get(backwardEnd()));
        return ends;
    }

    @Override
    public INDArray backprop(INDArray gradient, int rows, LayerWorkspaceMgr workspaces) {
        INDArray all = workspaces.create(ArrayType.ACTIVATION_GRAD, gradient.dataType(),
                new long[] {gradient.size(0), 2L * hidden, window}, 'f');
        all.put(forwardEnd(), gradient.get(forward()));
        all.put(backwardEnd(), gradient.get(backward()));
        return all;
    }

    private INDArrayIndex[] forward() {
        return new INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(0, hidden)};
    }

    private INDArrayIndex[] backward() {
        return new INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(hidden, 2L * hidden)};
    }

    private INDArrayIndex[] forwardEnd() {
        return new INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(0, hidden), NDArrayIndex.point(window - 1L)};
    }

    private INDArrayIndex[] backwardEnd() {
        return new INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(hidden, 2L * hidden), NDArrayIndex.point(0)};
    }

    @Override
    public WindowEnds clone() {
        return new WindowEnds(hidden, window);
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return InputType.feedForward(2L * hidden);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int rows) {
        return new Pair<>(mask, state);
    }
}
