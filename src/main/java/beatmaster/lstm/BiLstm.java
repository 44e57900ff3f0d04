package beatmaster.lstm;

import beatmaster.groove.StepNetwork;

/**
 * A bidirectional LSTM over the latest steps: each step puts its features at the end of the window and runs the whole
 * window forward and backward. The step that follows, which is not in the window, is predicted from what each direction of
 * the top layer shows once it has seen all of the window: forward at the last step, backward at the first. Steps before
 * the first are all zero.
 *
 * <p>Confined to one thread. Allocates nothing per step, but costs a window's worth of steps: for work offline.
 */
public final class BiLstm implements StepNetwork {

    private final NetworkShape shape;
    private final Dense dense;
    private final Cell[][] cells;
    private final float[][][] outputWeights = new float[2][][];
    private final float[] outputBias;
    /** The window's features, oldest first, then for each layer but the top one its outputs: one row a step. */
    private final float[][] rows;

    /** @throws ModelFailure if the model is of another architecture */
    public BiLstm(ModelFile model) {
        shape = model.shape();
        if (shape.architecture() != Architecture.BILSTM) {
            throw new ModelFailure("a windowed step needs architecture bilstm, the model \"" + model.header().name() + "\" is "
                    + shape.architecture().key());
        }
        float[] weights = model.sharedWeights();
        dense = new Dense(Math.max(shape.inputs(), shape.top()));
        cells = new Cell[shape.layers()][2];
        rows = new float[shape.layers()][];
        rows[0] = new float[shape.window() * shape.inputs()];
        for (int l = 0; l < shape.layers(); l++) {
            cells[l][0] = new Cell(shape, weights, dense, l, 0);
            cells[l][1] = new Cell(shape, weights, dense, l, 1);
        }
        int half = shape.hidden() * shape.outputs();
        outputWeights[0] = Dense.matrix(weights, shape.outputWeights(), shape.hidden(), shape.outputs());
        outputWeights[1] = Dense.matrix(weights, shape.outputWeights() + half, shape.hidden(), shape.outputs());
        outputBias = Dense.vector(weights, shape.outputBias(), shape.outputs());
        for (int l = 1; l < shape.layers(); l++) {
            rows[l] = new float[shape.window() * shape.top()];
        }
    }

    @Override
    public int inputs() {
        return shape.inputs();
    }

    @Override
    public int outputs() {
        return shape.outputs();
    }

    @Override
    public void reset() {
        java.util.Arrays.fill(rows[0], 0);
    }

    @Override
    public void step(float[] features, float[] outputs) {
        float[] window = rows[0];
        System.arraycopy(window, inputs(), window, 0, window.length - inputs());
        System.arraycopy(features, 0, window, window.length - inputs(), inputs());
        for (int l = 0; l < shape.layers(); l++) {
            runForward(l);
            runBackward(l);
        }
        Cell[] top = cells[shape.layers() - 1];
        java.util.Arrays.fill(outputs, 0, shape.outputs(), 0);
        for (int d = 0; d < top.length; d++) {
            dense.accumulate(top[d].output, 0, outputWeights[d], outputs);
        }
        Dense.addBias(outputBias, outputs);
    }

    private void runForward(int layer) {
        cells[layer][0].reset();
        for (int t = 0; t < shape.window(); t++) {
            run(layer, 0, t);
        }
    }

    private void runBackward(int layer) {
        cells[layer][1].reset();
        for (int t = shape.window() - 1; t >= 0; t--) {
            run(layer, 1, t);
        }
    }

    private void run(int layer, int direction, int t) {
        Cell cell = cells[layer][direction];
        cell.step(rows[layer], t * shape.layerInputs(layer));
        if (layer + 1 < rows.length) {
            int hidden = shape.hidden();
            System.arraycopy(cell.output, 0, rows[layer + 1], t * shape.top() + direction * hidden, hidden);
        }
    }

    @Override
    public int stateSize() {
        return rows[0].length;
    }

    @Override
    public void saveState(float[] target) {
        System.arraycopy(rows[0], 0, target, 0, rows[0].length);
    }

    @Override
    public void restoreState(float[] source) {
        System.arraycopy(source, 0, rows[0], 0, rows[0].length);
    }
}
