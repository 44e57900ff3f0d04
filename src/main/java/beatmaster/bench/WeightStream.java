package beatmaster.bench;

import beatmaster.lstm.ModelFile;
import java.util.Arrays;

/**
 * The least that a network must do whatever its arithmetic: fetch each weight from memory once. What a step takes beyond this
 * is its own. Both ways run at the speed of the memory, or of the cache that the weights fit in; the faster one is the measure.
 *
 * <p>Confined to one thread. Real-time safe.
 */
public final class WeightStream {

    private static final int ROW = 1024;
    private static final int ROWS_AT_ONCE = 4;

    private final float[][] rows;
    private final float[][] copies;
    private final float[] sums = new float[ROW];

    /** Copies the model's weights; the last row is filled up with zeros. */
    public WeightStream(ModelFile model) {
        float[] weights = model.weights();
        int block = ROW * ROWS_AT_ONCE;
        int count = (weights.length + block - 1) / block * ROWS_AT_ONCE;
        rows = new float[count][ROW];
        copies = new float[count][ROW];
        for (int at = 0; at < weights.length; at += ROW) {
            System.arraycopy(weights, at, rows[at / ROW], 0, Math.min(ROW, weights.length - at));
        }
    }

    /** Adds up all weights, in as many sums as a row is long, so that the additions wait for no other. */
    public void read() {
        Arrays.fill(sums, 0);
        for (int r = 0; r < rows.length; r += ROWS_AT_ONCE) {
            add(rows[r], rows[r + 1], rows[r + 2], rows[r + 3], sums);
        }
    }

    private static void add(float[] a, float[] b, float[] c, float[] d, float[] sums) {
        for (int j = 0; j < a.length; j++) {
            sums[j] += (a[j] + b[j]) + (c[j] + d[j]);
        }
    }

    /** The sum that {@link #read} found. */
    public double sum() {
        double sum = 0;
        for (float each : sums) {
            sum += each;
        }
        return sum;
    }

    /** Copies all weights. */
    public void copy() {
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, copies[r], 0, ROW);
        }
    }
}
