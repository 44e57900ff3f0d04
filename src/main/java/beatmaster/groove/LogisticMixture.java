package beatmaster.groove;

/**
 * A mixture of logistic distributions, read from a network's raw outputs as {@link StepHead} lays them out: weight logits, means,
 * log scales. The probability of a bin is the difference of the cumulative functions at its edges, and the outermost bins get the
 * tails (T. Salimans et al., "PixelCNN++", ICLR 2017). Thread-safe, real-time safe.
 */
public final class LogisticMixture {

    /** Keeps the logarithm of an all but impossible bin finite: 2^-40. */
    private static final double LEAST = 0x1.0p-40;

    private LogisticMixture() {
    }

    /**
     * The probability of the bin around {@code value}.
     *
     * @param at index of the mixture's first number in {@code outputs}
     * @param bin width of a bin
     * @param low centre of the lowest bin, which also holds everything below it
     * @param high centre of the highest bin, which also holds everything above it
     */
    public static double probability(float[] outputs, int at, float value, float bin, float low, float high) {
        double norm = weightNorm(outputs, at, 1);
        double sum = 0;
        for (int k = 0; k < StepHead.COMPONENTS; k++) {
            double mean = outputs[at + StepHead.COMPONENTS + k];
            double scale = scale(outputs, at, k);
            double upper = value > high - bin / 2 ? 1 : sigmoid((value + bin / 2 - mean) / scale);
            double lower = value < low + bin / 2 ? 0 : sigmoid((value - bin / 2 - mean) / scale);
            sum += weight(outputs, at, k, norm, 1) * (upper - lower);
        }
        return Math.max(LEAST, sum);
    }

    /** The mean of the mixture, tails included. */
    public static double mean(float[] outputs, int at) {
        double norm = weightNorm(outputs, at, 1);
        double sum = 0;
        for (int k = 0; k < StepHead.COMPONENTS; k++) {
            sum += weight(outputs, at, k, norm, 1) * outputs[at + StepHead.COMPONENTS + k];
        }
        return sum;
    }

    /**
     * Draws a value.
     *
     * @param temperature below 1 the likelier component and values nearer its mean; above 1 counts as 1, since a drummer who
     *     gets wilder still lands on the beat
     */
    public static float draw(float[] outputs, int at, double temperature, StepRandom random) {
        double calm = Math.min(1, temperature);
        double norm = weightNorm(outputs, at, calm);
        double choice = random.nextDouble();
        int k = 0;
        for (double rest = choice; k < StepHead.COMPONENTS - 1; k++) {
            rest -= weight(outputs, at, k, norm, calm);
            if (rest < 0) {
                break;
            }
        }
        double u = Math.max(1e-4, Math.min(1 - 1e-4, random.nextDouble()));
        return (float) (outputs[at + StepHead.COMPONENTS + k] + calm * scale(outputs, at, k) * Math.log(u / (1 - u)));
    }

    private static double weightNorm(float[] outputs, int at, double temperature) {
        double sum = 0;
        for (int k = 0; k < StepHead.COMPONENTS; k++) {
            sum += Math.exp((outputs[at + k] - greatestWeight(outputs, at)) / temperature);
        }
        return sum;
    }

    private static double weight(float[] outputs, int at, int k, double norm, double temperature) {
        return Math.exp((outputs[at + k] - greatestWeight(outputs, at)) / temperature) / norm;
    }

    private static double greatestWeight(float[] outputs, int at) {
        double greatest = outputs[at];
        for (int k = 1; k < StepHead.COMPONENTS; k++) {
            greatest = Math.max(greatest, outputs[at + k]);
        }
        return greatest;
    }

    private static double scale(float[] outputs, int at, int k) {
        double logScale = outputs[at + 2 * StepHead.COMPONENTS + k];
        return Math.exp(Math.max(StepHead.MIN_LOG_SCALE, Math.min(StepHead.MAX_LOG_SCALE, logScale)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
