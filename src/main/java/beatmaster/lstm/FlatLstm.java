package beatmaster.lstm;

import beatmaster.groove.StepNetwork;

/**
 * An LSTM over plain arrays: no native library, fixed memory. It keeps a copy of the weights, laid out to be read fast.
 *
 * <p>Confined to one thread. Real-time safe: no method allocates, and a step costs about the time to read its weights once.
 */
public final class FlatLstm implements StepNetwork {

    private final NetworkShape shape;
    private final Dense dense;
    private final Cell[] cells;
    private final float[][] outputWeights;
    private final float[] outputBias;

    /** @throws ModelFailure if the model is of another architecture */
    public FlatLstm(ModelFile model) {
        shape = model.shape();
        if (shape.architecture() != Architecture.LSTM) {
            throw new ModelFailure("a stateful step needs architecture lstm, the model \"" + model.header().name() + "\" is "
                    + shape.architecture().key());
        }
        float[] weights = model.sharedWeights();
        dense = new Dense(Math.max(shape.inputs(), shape.hidden()));
        cells = new Cell[shape.layers()];
        for (int l = 0; l < cells.length; l++) {
            cells[l] = new Cell(shape, weights, dense, l, 0);
        }
        outputWeights = Dense.matrix(weights, shape.outputWeights(), shape.hidden(), shape.outputs());
        outputBias = Dense.vector(weights, shape.outputBias(), shape.outputs());
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
        for (Cell cell : cells) {
            cell.reset();
        }
    }

    @Override
    public void step(float[] features, float[] outputs) {
        float[] x = features;
        for (Cell cell : cells) {
            cell.step(x, 0);
            x = cell.output;
        }
        java.util.Arrays.fill(outputs, 0, shape.outputs(), 0);
        dense.accumulate(x, 0, outputWeights, outputs);
        Dense.addBias(outputBias, outputs);
    }

    @Override
    public int stateSize() {
        return 2 * shape.layers() * shape.hidden();
    }

    @Override
    public void saveState(float[] target) {
        int hidden = shape.hidden();
        for (int l = 0; l < cells.length; l++) {
            System.arraycopy(cells[l].output, 0, target, 2 * l * hidden, hidden);
            System.arraycopy(cells[l].state, 0, target, (2 * l + 1) * hidden, hidden);
        }
    }

    @Override
    public void restoreState(float[] source) {
        int hidden = shape.hidden();
        for (int l = 0; l < cells.length; l++) {
            System.arraycopy(source, 2 * l * hidden, cells[l].output, 0, hidden);
            System.arraycopy(source, (2 * l + 1) * hidden, cells[l].state, 0, hidden);
        }
    }
}
