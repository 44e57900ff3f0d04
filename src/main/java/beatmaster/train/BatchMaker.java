package beatmaster.train;

import beatmaster.groove.StepEncoding;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Plays lessons in parallel streams, a window at a time. A stream that has ended takes the next lesson of the epoch; when there is
 * none the next epoch begins, so that no stream ever idles. Deterministic for a seed. Confined to one thread.
 */
final class BatchMaker implements Iterator<Batch> {

    private final LongFunction<List<Lesson>> epochs;
    private final int window;
    private final LessonReader[] streams;
    private final float[] features = new float[StepEncoding.SIZE];
    private final float[] target = new float[StepTarget.SIZE];
    private long nextEpoch;
    private Iterator<Lesson> order = Collections.emptyIterator();

    /**
     * @param epochs the lessons of an epoch by its seed, none of them empty
     * @param firstEpoch seed of the first; each later one has the next
     */
    BatchMaker(LongFunction<List<Lesson>> epochs, int rows, int window, long firstEpoch) {
        this.epochs = epochs;
        this.window = window;
        this.nextEpoch = firstEpoch;
        this.streams = new LessonReader[rows];
        for (int r = 0; r < rows; r++) {
            streams[r] = new LessonReader();
        }
    }

    /** How many batches go by until each lesson has been played about once. */
    static int batchesPerEpoch(List<Lesson> lessons, int rows, int window) {
        long windows = lessons.stream().mapToLong(lesson -> (lesson.length() + window - 1) / window).sum();
        return (int) Math.max(1, windows / rows);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Batch next() {
        int rows = streams.length;
        Batch batch = new Batch(new float[rows * StepEncoding.SIZE * window], new float[rows * StepTarget.SIZE * window],
                new boolean[rows]);
        for (int row = 0; row < rows; row++) {
            if (!streams[row].hasNext()) {
                streams[row].begin(draw());
                batch.fresh()[row] = true;
            }
            fill(batch, row);
        }
        return batch;
    }

    private Lesson draw() {
        if (!order.hasNext()) {
            order = epochs.apply(nextEpoch++).iterator();
        }
        return order.next();
    }

    private void fill(Batch batch, int row) {
        for (int t = 0; t < window; t++) {
            if (streams[row].hasNext()) {
                streams[row].next(features, target);
                scatter(features, batch.features(), row, t);
            } else {
                target[0] = StepTarget.NONE;
            }
            scatter(target, batch.targets(), row, t);
        }
    }

    private void scatter(float[] from, float[] to, int row, int time) {
        int rows = streams.length;
        for (int i = 0; i < from.length; i++) {
            to[row + rows * (i + from.length * time)] = from[i];
        }
    }
}
