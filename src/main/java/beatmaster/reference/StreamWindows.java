package beatmaster.reference;

import beatmaster.grid.Groove;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Performances in parallel streams, a window at a time, for a network that keeps its state. A row whose performance has ended
 * begins the next one, as long as there is one. Confined to one thread.
 */
final class StreamWindows implements Iterator<WindowBatch> {

    private final ReferenceKind kind;
    private final Iterator<Groove> grooves;
    private final Groove[] playing;
    private final int[] at;
    private final float[] features;

    /** @param grooves none of them empty; may be endless */
    StreamWindows(ReferenceKind kind, Iterator<Groove> grooves, int rows) {
        this.kind = kind;
        this.grooves = grooves;
        this.playing = new Groove[rows];
        this.at = new int[rows];
        this.features = new float[kind.inputs()];
    }

    @Override
    public boolean hasNext() {
        if (grooves.hasNext()) {
            return true;
        }
        for (int row = 0; row < playing.length; row++) {
            if (playsOn(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean playsOn(int row) {
        return playing[row] != null && at[row] < playing[row].length();
    }

    @Override
    public WindowBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every performance has ended");
        }
        WindowBatch batch = WindowBatch.empty(kind, playing.length);
        for (int row = 0; row < playing.length; row++) {
            if (!playsOn(row) && grooves.hasNext()) {
                playing[row] = grooves.next();
                at[row] = 0;
                batch.fresh()[row] = true;
            }
            for (int time = 0; time < kind.window() && playsOn(row); time++) {
                step(batch, row, time);
            }
        }
        return batch;
    }

    private void step(WindowBatch batch, int row, int time) {
        Groove groove = playing[row];
        int i = at[row]++;
        kind.encode(i, i == 0 ? ReferenceKind.NOTHING_YET : groove.mask(i - 1), features);
        batch.set(row, time, features, groove.mask(i));
    }
}
