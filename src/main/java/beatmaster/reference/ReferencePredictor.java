package beatmaster.reference;

import beatmaster.dataset.Performance;
import beatmaster.evaluate.StepPredictor;
import beatmaster.grid.Step;

/**
 * A reference network asked what comes next, each step of the performance given to it as what sounded. It says nothing of
 * velocity and offset.
 *
 * <p>One that looks at a window of the last steps runs as many rows as the window is long, each a step further in its window
 * than the next: the row that has just seen a whole window answers, then it begins a new one. So every answer is what the
 * network says of the last window alone, for the price of a step in each row.
 */
public final class ReferencePredictor implements StepPredictor {

    private final String name;
    private final ReferenceKind kind;
    private final ReferenceNetwork network;
    private final int rows;
    private final float[] features;
    private final float[] rowFeatures;
    private final boolean[] fresh;
    private float[] outputs = new float[0];
    private long step;
    private int last;
    private boolean asked;

    public ReferencePredictor(ReferenceFile file) {
        name = file.name();
        kind = file.shape().kind();
        network = new ReferenceNetwork(file.shape(), file.weights());
        rows = kind.forgets() ? kind.window() : 1;
        features = new float[kind.inputs()];
        rowFeatures = new float[rows * kind.inputs()];
        fresh = new boolean[rows];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin(Performance performance) {
        network.forget();
        step = 0;
        last = ReferenceKind.NOTHING_YET;
        asked = false;
    }

    @Override
    public double probability(int mask) {
        ask();
        return Math.pow(2, -kind.bits(outputs, answering() * kind.outputs(), mask));
    }

    @Override
    public void append(Step played) {
        ask();
        last = played.mask();
        step++;
        asked = false;
    }

    /** Steps the network once for each step of the performance, when the first question comes. */
    private void ask() {
        if (asked) {
            return;
        }
        kind.encode(step, last, features);
        for (int i = 0; i < features.length; i++) {
            java.util.Arrays.fill(rowFeatures, i * rows, (i + 1) * rows, features[i]);
        }
        if (kind.forgets()) {
            beginWindow((int) (step % rows));
        }
        outputs = network.run(rowFeatures, rows, 1);
        asked = true;
    }

    private void beginWindow(int row) {
        fresh[row] = true;
        network.forget(fresh);
        fresh[row] = false;
    }

    /** The row that began the longest ago. */
    private int answering() {
        return step < rows ? 0 : (int) ((step + 1) % rows);
    }
}
