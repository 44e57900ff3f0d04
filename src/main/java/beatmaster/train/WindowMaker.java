package beatmaster.train;

import beatmaster.groove.StepEncoding;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Single windows for a network that looks at a window and predicts the step after what is in it: of each lesson a sample, on
 * average one step in {@value #STRIDE}, since each costs a whole window. Deterministic for a seed. Confined to one thread.
 */
final class WindowMaker implements Iterator<Batch> {

    /** A step in this many is learnt from in an epoch; every epoch draws others. */
    static final int STRIDE = 16;

    private final LongFunction<List<Lesson>> epochs;
    private final int window;
    private final Random random;
    private final LessonReader[] readers;
    /** The latest steps of each row's lesson; time runs around. */
    private final float[][][] recent;
    private final int[] positions;
    private final float[] target = new float[StepTarget.SIZE];
    private long nextEpoch;
    private Iterator<Lesson> order = Collections.emptyIterator();

    /** The parameters are those of {@link BatchMaker}. */
    WindowMaker(LongFunction<List<Lesson>> epochs, int rows, int window, long firstEpoch) {
        this.epochs = epochs;
        this.window = window;
        this.nextEpoch = firstEpoch;
        this.random = new Random(firstEpoch);
        this.readers = new LessonReader[rows];
        this.recent = new float[rows][window][StepEncoding.SIZE];
        this.positions = new int[rows];
        Arrays.setAll(readers, row -> new LessonReader());
    }

    /** How many batches an epoch has. */
    static int batchesPerEpoch(List<Lesson> lessons, int rows) {
        long steps = lessons.stream().mapToLong(Lesson::length).sum();
        return (int) Math.max(1, steps / STRIDE / rows);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Batch next() {
        int rows = readers.length;
        Batch batch = new Batch(new float[rows * StepEncoding.SIZE * window], new float[rows * StepTarget.SIZE],
                new boolean[rows]);
        for (int row = 0; row < rows; row++) {
            advance(row, 1 + random.nextInt(2 * STRIDE - 1));
            for (int i = 0; i < target.length; i++) {
                batch.targets()[row + rows * i] = target[i];
            }
            for (int t = 0; t < window; t++) {
                scatter(recent[row][(positions[row] + t) % window], batch.features(), row, t);
            }
        }
        return batch;
    }

    private void advance(int row, int steps) {
        for (int i = 0; i < steps; i++) {
            if (!readers[row].hasNext()) {
                begin(row);
            }
            readers[row].next(recent[row][positions[row]], target);
            positions[row] = (positions[row] + 1) % window;
        }
    }

    private void begin(int row) {
        if (!order.hasNext()) {
            order = epochs.apply(nextEpoch++).iterator();
        }
        readers[row].begin(order.next());
        for (float[] step : recent[row]) {
            Arrays.fill(step, 0);
        }
    }

    private void scatter(float[] from, float[] to, int row, int time) {
        int rows = readers.length;
        for (int i = 0; i < from.length; i++) {
            to[row + rows * (i + from.length * time)] = from[i];
        }
    }
}
