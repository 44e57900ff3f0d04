package beatmaster.train;

import beatmaster.groove.StepHead;

/**
 * Minus the logarithm of a bin's probability under a mixture of logistic distributions, and its gradient: the formula of
 * {@link beatmaster.groove.LogisticMixture}, derived. In nats. Confined to one thread.
 *
 * <p>With F the logistic function, f its density, a component's share of the bin is D = F(u) - F(l) for the bin's edges u and
 * l, centred and scaled; dD/dmean = -(f(u) - f(l)) / scale and dD/dlogScale = -(u f(u) - l f(l)).
 */
final class MixtureLoss {

    /** Below this a probability is rounding noise; its gradient would be, too. */
    private static final double LEAST = 1e-30;
    private static final int K = StepHead.COMPONENTS;

    private final double[] weight = new double[K];
    private final double[] share = new double[K];
    private final double[] byMean = new double[K];
    private final double[] byLogScale = new double[K];

    /**
     * Adds {@code factor} times the gradient to {@code gradient[at ..]} and returns the loss.
     *
     * @param at where the mixture's nine numbers begin, in outputs and gradient alike
     * @param low centre of the lowest bin, which holds everything below it, too
     * @param high centre of the highest bin, which holds everything above it, too
     */
    double add(float[] outputs, int at, float value, float bin, float low, float high, double factor, float[] gradient) {
        weights(outputs, at);
        double p = 0;
        for (int k = 0; k < K; k++) {
            component(outputs, at, k, value, bin, low, high);
            p += weight[k] * share[k];
        }
        p = Math.max(LEAST, p);
        for (int k = 0; k < K; k++) {
            double w = factor * weight[k];
            gradient[at + k] += (float) (w - w * share[k] / p);
            gradient[at + K + k] -= (float) (w * byMean[k] / p);
            gradient[at + 2 * K + k] -= (float) (w * byLogScale[k] / p);
        }
        return -Math.log(p);
    }

    private void weights(float[] outputs, int at) {
        double greatest = Math.max(outputs[at], Math.max(outputs[at + 1], outputs[at + 2]));
        double sum = 0;
        for (int k = 0; k < K; k++) {
            weight[k] = Math.exp(outputs[at + k] - greatest);
            sum += weight[k];
        }
        for (int k = 0; k < K; k++) {
            weight[k] /= sum;
        }
    }

    private void component(float[] outputs, int at, int k, float value, float bin, float low, float high) {
        double mean = outputs[at + K + k];
        double raw = outputs[at + 2 * K + k];
        double logScale = Math.max(StepHead.MIN_LOG_SCALE, Math.min(StepHead.MAX_LOG_SCALE, raw));
        double scale = Math.exp(logScale);
        boolean top = value > high - bin / 2;
        boolean bottom = value < low + bin / 2;
        double u = (value + bin / 2 - mean) / scale;
        double l = (value - bin / 2 - mean) / scale;
        double upperDensity = top ? 0 : density(u);
        double lowerDensity = bottom ? 0 : density(l);
        share[k] = share(u, l, top, bottom);
        byMean[k] = -(upperDensity - lowerDensity) / scale;
        byLogScale[k] = logScale == raw ? -((top ? 0 : u * upperDensity) - (bottom ? 0 : l * lowerDensity)) : 0;
    }

    /** F(u) - F(l), taken from the far side where both are near 1, so that no digits cancel. */
    private static double share(double u, double l, boolean top, boolean bottom) {
        if (l > 0) {
            return (bottom ? 1 : sigmoid(-l)) - (top ? 0 : sigmoid(-u));
        }
        return (top ? 1 : sigmoid(u)) - (bottom ? 0 : sigmoid(l));
    }

    private static double density(double x) {
        double f = sigmoid(-Math.abs(x));
        return f * (1 - f);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
