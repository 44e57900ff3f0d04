package beatmaster.clock;

import java.util.Arrays;

/**
 * Several {@link FadingFit}s, a straight one of long memory and bent ones of shorter and shorter memory, blended by
 * how likely each makes the recent pulses (Bayesian model averaging): a steady clock is averaged over many bars, a
 * tempo that sways is followed as closely as the noise allows. A fit's likelihood is taken with the noise that it
 * leaves itself, so that no wrong idea of the noise can favour a wrong fit.
 *
 * <p>Times are nanoseconds from a base that the caller keeps. One thread; real-time safe.
 */
final class FitBank {

    /** Pulses: the first is five bars, the last follows whatever comes. */
    private static final double[] MEMORY = {512, 256, 128, 64, 32, 16, 8, 4, 2};
    /** How likely each bent fit is before anything is heard, the straight one being 1. */
    private static final double BENT = 0.03;
    /** What happened longer ago, in pulses, says little about which memory is right now. */
    private static final double JUDGED_OVER = 32;
    /** The noise known before counts for so many pulses of a fit's own. */
    private static final double NOISE_PULSES = 2;
    /** One stray pulse must not decide: more than five standard deviations count as five. */
    private static final double MOST_UNLIKELY = 25;
    /** Fewer pulses than this cannot show a bend. */
    private static final int YOUNG = 4;

    private final FadingFit[] fits = new FadingFit[MEMORY.length];
    private final double[] squares = new double[MEMORY.length];
    private final double[] logTotals = new double[MEMORY.length];
    private final double[] weights = new double[MEMORY.length];
    private double judged;
    private int pulses;

    private double time;
    private double period;
    private double bend;
    private final double[] covariances = new double[FadingFit.COVARIANCES];

    FitBank() {
        for (int i = 0; i < fits.length; i++) {
            fits[i] = new FadingFit(MEMORY[i], i > 0);
        }
    }

    /** Forgets all and begins at a pulse; variances are in units of the arrivals' own. */
    void begin(double atNs, double timeVariance, double periodNs, double periodVariance, double bendVariance) {
        for (FadingFit fit : fits) {
            fit.begin(atNs, timeVariance, periodNs, periodVariance, bendVariance);
        }
        Arrays.fill(squares, 0);
        Arrays.fill(logTotals, 0);
        Arrays.fill(weights, 0);
        weights[0] = 1;
        judged = 0;
        pulses = 0;
        blend();
    }

    /** Becomes the same bank. */
    void copyFrom(FitBank other) {
        for (int i = 0; i < fits.length; i++) {
            fits[i].copyFrom(other.fits[i]);
        }
        System.arraycopy(other.squares, 0, squares, 0, squares.length);
        System.arraycopy(other.logTotals, 0, logTotals, 0, logTotals.length);
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        judged = other.judged;
        pulses = other.pulses;
        blend();
    }

    /** Goes on to the next pulse without having heard it. */
    void step() {
        pulses++;
        for (FadingFit fit : fits) {
            fit.step();
        }
        blend();
    }

    /**
     * Learns from the pulse that {@link #step} went to.
     *
     * @param clipNs an arrival further off a fit than this counts as so far off
     * @param noise the variance of arrivals, square nanoseconds
     */
    void learn(double arrivalNs, double clipNs, double noise) {
        double kept = 1 - 1 / JUDGED_OVER;
        judged = judged * kept + 1;
        for (int i = 0; i < fits.length; i++) {
            double total = 1 + fits[i].timeVariance();
            double error = arrivalNs - fits[i].timeNs();
            squares[i] = squares[i] * kept + Math.min(error * error / total, MOST_UNLIKELY * noise);
            logTotals[i] = logTotals[i] * kept + Math.log(total);
            fits[i].learn(Math.max(-clipNs, Math.min(clipNs, error)));
        }
        weigh(noise);
        blend();
    }

    /** Sees the same curves from a pulse {@code pulsesLater}, and from a base {@code ns} later. */
    void shift(double pulsesLater, double ns) {
        for (FadingFit fit : fits) {
            fit.shift(pulsesLater, ns);
        }
        blend();
    }

    double timeNs() {
        return time;
    }

    double periodNs() {
        return period;
    }

    double bendNs() {
        return bend;
    }

    /** How unsure the time of the last pulse is, in units of the arrivals' variance. */
    double timeVariance() {
        return covariances[0];
    }

    void copyCovariances(double[] to) {
        System.arraycopy(covariances, 0, to, 0, covariances.length);
    }

    private void weigh(double noise) {
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < fits.length; i++) {
            double own = (NOISE_PULSES * noise + squares[i]) / (NOISE_PULSES + judged);
            weights[i] = -(judged * Math.log(own) + logTotals[i]) / 2;
            most = Math.max(most, weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < fits.length; i++) {
            double prior = i == 0 ? 1 : pulses < YOUNG ? 0 : BENT;
            weights[i] = prior * Math.exp(weights[i] - most);
            sum += weights[i];
        }
        for (int i = 0; i < fits.length; i++) {
            weights[i] /= sum;
        }
    }

    private void blend() {
        time = 0;
        period = 0;
        bend = 0;
        Arrays.fill(covariances, 0);
        for (int i = 0; i < fits.length; i++) {
            time += weights[i] * fits[i].timeNs();
            period += weights[i] * fits[i].periodNs();
            bend += weights[i] * fits[i].bendNs();
            fits[i].addCovariances(weights[i], covariances);
        }
    }
}
