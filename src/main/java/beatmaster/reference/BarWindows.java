package beatmaster.reference;

import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * An epoch of a network that forgets: each performance is cut into windows of one bar, anywhere in the bar, at a place of
 * chance that differs from epoch to epoch. So each step is predicted once an epoch, from between none and fifteen of the
 * steps before it; of all windows there are, one in sixteen is used. Deterministic for a seed. Confined to one thread.
 */
final class BarWindows implements Iterator<WindowBatch> {

    /** Steps {@code from} to {@code to} of a groove. */
    private record Cut(Groove groove, int from, int to) {
    }

    private final ReferenceKind kind;
    private final int rows;
    private final float[] features;
    private final Iterator<Cut> cuts;

    BarWindows(ReferenceKind kind, List<Groove> grooves, int rows, long seed) {
        this.kind = kind;
        this.rows = rows;
        this.features = new float[kind.inputs()];
        this.cuts = cut(grooves, kind.window(), new Random(seed)).iterator();
    }

    private static List<Cut> cut(List<Groove> grooves, int window, Random random) {
        List<Cut> cuts = new ArrayList<>();
        for (Groove groove : grooves) {
            int from = 0;
            int to = 1 + random.nextInt(window);
            while (from < groove.length()) {
                cuts.add(new Cut(groove, from, Math.min(to, groove.length())));
                from = to;
                to += window;
            }
        }
        Collections.shuffle(cuts, random);
        return cuts;
    }

    @Override
    public boolean hasNext() {
        return cuts.hasNext();
    }

    @Override
    public WindowBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch is over");
        }
        WindowBatch batch = WindowBatch.empty(kind, rows);
        for (int row = 0; row < rows && cuts.hasNext(); row++) {
            fill(batch, row, cuts.next());
            batch.fresh()[row] = true;
        }
        return batch;
    }

    private void fill(WindowBatch batch, int row, Cut cut) {
        for (int i = cut.from; i < cut.to; i++) {
            kind.encode(i, i == 0 ? ReferenceKind.NOTHING_YET : cut.groove.mask(i - 1), features);
            batch.set(row, i - cut.from, features, cut.groove.mask(i));
        }
    }
}
