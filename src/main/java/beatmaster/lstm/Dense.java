package beatmaster.lstm;

/**
 * Row-major matrix times vector, the way C2 vectorises it: four rows at a time, each run along contiguous memory. Rows
 * whose input is zero are left out: most features of a step are zero, and a row left out is memory not read.
 *
 * <p>Confined to one thread. Real-time safe.
 */
final class Dense {

    private final float[] weights;
    /** Offsets of the rows to take, and what to multiply them by; sparse inputs are gathered here. */
    private final int[] rows;
    private final float[] factors;

    Dense(float[] weights, int maxInputs) {
        this.weights = weights;
        this.rows = new int[maxInputs + 3];
        this.factors = new float[maxInputs + 3];
    }

    /** {@code sums[j] += x[xFrom + i] * W[i][j]} for all i and j; {@code W} begins at {@code at} and has {@code width} columns. */
    void accumulate(float[] x, int xFrom, int inputs, int at, float[] sums, int width) {
        int count = gather(x, xFrom, inputs, at, width);
        for (int k = 0; k < count; k += 4) {
            addRows(k, sums, width);
        }
    }

    /**
     * {@code sums[j] += b[j]}; {@code b} begins at {@code at}. To be called last: an output's bias may be much larger than
     * what is added to it, and each addition to a large number rounds more away.
     */
    void addBias(int at, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += weights[at + j];
        }
    }

    private int gather(float[] x, int xFrom, int inputs, int at, int width) {
        int count = 0;
        for (int i = 0; i < inputs; i++) {
            float value = x[xFrom + i];
            if (value != 0) {
                rows[count] = at + i * width;
                factors[count++] = value;
            }
        }
        for (int k = count; (k & 3) != 0; k++) {
            rows[k] = at;
            factors[k] = 0;
        }
        return count;
    }

    private void addRows(int k, float[] sums, int width) {
        addRows(weights, sums, width, rows[k], factors[k], rows[k + 1], factors[k + 1], rows[k + 2], factors[k + 2],
                rows[k + 3], factors[k + 3]);
    }

    private static void addRows(float[] w, float[] sums, int width, int r0, float x0, int r1, float x1, int r2, float x2,
                                int r3, float x3) {
        for (int j = 0; j < width; j++) {
            sums[j] += x0 * w[r0 + j] + x1 * w[r1 + j] + x2 * w[r2 + j] + x3 * w[r3 + j];
        }
    }
}
