package beatmaster.lstm;

import java.util.Arrays;

/**
 * Matrix times vector, the way C2 vectorises it: a matrix is an array for each row, and four rows at a time are added to the
 * sums. One array with offsets would be four times slower: where what is written and what is read stand at different indexes,
 * C2 cannot rule out that they overlap, and leaves the loop scalar. Rows whose input is zero are left out: most features of a
 * step are zero, and a row left out is memory not read. The order of the additions is fixed, so that every compiler's code
 * gives the same bits.
 *
 * <p>Confined to one thread. Real-time safe, but for {@link #matrix}.
 */
final class Dense {

    /** Which rows to take, and what to multiply them by; sparse inputs are gathered here. */
    private final int[] rows;
    private final float[] factors;

    /** @param maxInputs rows of the largest matrix */
    Dense(int maxInputs) {
        this.rows = new int[maxInputs + 3];
        this.factors = new float[maxInputs + 3];
    }

    /** Copies {@code rows} rows of {@code width} weights, which stand one after another from {@code at} on. */
    static float[][] matrix(float[] weights, int at, int rows, int width) {
        float[][] matrix = new float[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = vector(weights, at + i * width, width);
        }
        return matrix;
    }

    /** Copies {@code length} weights from {@code at} on. */
    static float[] vector(float[] weights, int at, int length) {
        return Arrays.copyOfRange(weights, at, at + length);
    }

    /** {@code sums[j] += x[xFrom + i] * matrix[i][j]} for all i and j; {@code sums} may be longer than a row. */
    void accumulate(float[] x, int xFrom, float[][] matrix, float[] sums) {
        int count = gather(x, xFrom, matrix.length);
        for (int k = 0; k < count; k += 4) {
            addRows(matrix[rows[k]], factors[k], matrix[rows[k + 1]], factors[k + 1], matrix[rows[k + 2]], factors[k + 2],
                    matrix[rows[k + 3]], factors[k + 3], sums);
        }
    }

    /**
     * {@code sums[j] += bias[j]}. To be called last: an output's bias may be much larger than what is added to it, and each
     * addition to a large number rounds more away.
     */
    static void addBias(float[] bias, float[] sums) {
        for (int j = 0; j < bias.length; j++) {
            sums[j] += bias[j];
        }
    }

    private int gather(float[] x, int xFrom, int inputs) {
        int count = 0;
        for (int i = 0; i < inputs; i++) {
            float value = x[xFrom + i];
            if (value != 0) {
                rows[count] = i;
                factors[count++] = value;
            }
        }
        for (int k = count; (k & 3) != 0; k++) {
            rows[k] = 0;
            factors[k] = 0;
        }
        return count;
    }

    /** More rows at a time are no faster on JDK 25 and too large for JDK 17 to unroll and vectorise. */
    private static void addRows(float[] w0, float x0, float[] w1, float x1, float[] w2, float x2, float[] w3, float x3,
                                float[] sums) {
        for (int j = 0; j < w0.length; j++) {
            sums[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
        }
    }
}
