package beatmaster.clock;

/**
 * Tells a change of tempo from noise (a generalised likelihood ratio test): is there a pulse, some pulses ago, such
 * that the line believed then, turned there by some angle, explains what came after so much better than chance
 * allows, and better than the bank of fits did as it went along?
 *
 * <p>Times are nanoseconds from a base that the caller keeps. One thread; real-time safe.
 */
final class ChangeTest {

    private static final int[] SPANS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24};
    private static final int RECENT = 32;
    /** Square of the turn in its standard deviations: chance does as much once in some 100,000 pulses. */
    private static final double MORE_THAN_CHANCE = 20;
    /** Twice the logarithm of how much likelier the turn must be than what the bank foresaw. */
    private static final double MORE_THAN_BANK = 25;
    /** What a turn leaves unexplained may be twice the noise, else it was none. */
    private static final double LEFT = 4;

    /** A slip shows in so many pulses at least, and need not be exact: this part of a pulse is as good. */
    private static final int SLIP_SPAN = 3;
    /** At 300 bpm so many are dropped before the clock counts as lost. */
    private static final int MOST_DROPPED = 36;
    private static final double SLIP_NOISE = 0.05;
    /** Where the noise is more than this part of a pulse, a turn takes more than three pulses to tell from a slip. */
    private static final double NOISY = 0.08;

    private final double[] arrivals = new double[RECENT];
    private final double[] times = new double[RECENT];
    private final double[] periods = new double[RECENT];
    private final double[] bends = new double[RECENT];
    private final double[] surprises = new double[RECENT];
    private final double[][] covariances = new double[RECENT][FadingFit.COVARIANCES];
    private int count;
    private int slipSpan;

    void clear() {
        count = 0;
    }

    /**
     * A pulse, what is believed after it, and how unlikely it had seemed: minus twice the log likelihood of its
     * arrival.
     */
    void add(double arrivalNs, FitBank bank, double surprise) {
        int slot = count++ & RECENT - 1;
        arrivals[slot] = arrivalNs;
        times[slot] = bank.timeNs();
        periods[slot] = bank.periodNs();
        bends[slot] = bank.bendNs();
        bank.copyCovariances(covariances[slot]);
        surprises[slot] = surprise;
    }

    /** Sees all times from a base {@code ns} later. */
    void shift(double ns) {
        for (int i = 0; i < RECENT; i++) {
            arrivals[i] -= ns;
            times[i] -= ns;
        }
    }

    /** @param ago 0 for the last pulse */
    double arrivalNs(int ago) {
        return arrivals[slot(ago)];
    }

    /** Where that pulse was believed to lie, at its time. */
    double timeNs(int ago) {
        return times[slot(ago)];
    }

    double timeVariance(int ago) {
        return covariances[slot(ago)][0];
    }

    /** How far a recent arrival is from the line as it is believed now. */
    double strayNs(int ago) {
        int last = slot(0);
        return arrivals[slot(ago)] - times[last] + ago * (periods[last] - ago / 2.0 * bends[last]);
    }

    /**
     * How many pulses ago the tempo changed, or 0.
     *
     * @param noise the variance of arrivals, square nanoseconds
     * @param fewest no change is seen in fewer pulses
     */
    int changedSince(double noise, int fewest) {
        int since = 0;
        double most = MORE_THAN_CHANCE;
        int shortest = noise > NOISY * NOISY * periods[slot(0)] * periods[slot(0)] ? Math.max(4, fewest) : fewest;
        for (int span : SPANS) {
            if (span >= count) {
                break;
            }
            if (span < shortest) {
                continue;
            }
            double evidence = evidence(span, noise);
            if (evidence > most) {
                most = evidence;
                since = span;
            }
        }
        return since;
    }

    /**
     * By how many pulses the last arrivals are all off the line that was believed before: above 0 if some were
     * dropped, below if some came twice; 0 if they are not, or it may be chance.
     *
     * @param noise the variance of arrivals, square nanoseconds
     */
    int slip(double noise) {
        slipSpan = 0;
        for (int span : SPANS) {
            if (span >= count) {
                break;
            }
            int slip = span < SLIP_SPAN ? 0 : slip(span, noise);
            if (slip != 0) {
                slipSpan = span;
                return slip;
            }
        }
        return 0;
    }

    /** How many pulses ago what {@link #slip} found last happened. */
    int slippedSince() {
        return slipSpan;
    }

    private int slip(int span, double noise) {
        int from = slot(span);
        double period = periods[from];
        double ofLast = strayFrom(from, span);
        int slip = (int) Math.round(ofLast / period);
        if (slip == 0 || slip < 1 - span || slip > MOST_DROPPED) {
            return 0;
        }
        double coarse = Math.max(noise, SLIP_NOISE * SLIP_NOISE * period * period);
        double surprise = 0;
        double left = 0;
        for (int j = 1; j <= span; j++) {
            double stray = strayFrom(from, j) - slip * period;
            surprise += surprises[slot(span - j)];
            // The first, if it came twice, came anywhere.
            left += j == 1 && slip < 0 ? 0 : stray * stray / coarse;
        }
        return left < LEFT * span && surprise - left > MORE_THAN_BANK ? slip : 0;
    }

    /** How far the pulse {@code j} after the one at {@code from} is from the line believed there. */
    private double strayFrom(int from, int j) {
        return arrivals[from + j & RECENT - 1] - times[from] - j * (periods[from] + j / 2.0 * bends[from]);
    }

    private double evidence(int span, double noise) {
        int from = slot(span);
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sumStray = 0;
        double sumSquare = 0;
        double surprise = 0;
        for (int j = 1; j <= span; j++) {
            double stray = strayFrom(from, j);
            sum1 += j;
            sum2 += j * j;
            sum3 += j * j * j;
            sumStray += j * stray;
            sumSquare += stray * stray;
            surprise += surprises[slot(span - j)];
        }
        double turn = sumStray / sum2;
        double left = (sumSquare - turn * sumStray) / noise;
        if (left > LEFT * span || surprise - left < MORE_THAN_BANK) {
            return 0;
        }
        return turn * turn / (noise * (1 / sum2 + doubt(covariances[from], sum1 / sum2, sum3 / 2 / sum2)));
    }

    /**
     * What not knowing the line exactly adds to the variance of its turn: through its time, its period and its bend.
     */
    private static double doubt(double[] c, double time, double bend) {
        return time * time * c[0] + 2 * time * c[1] + 2 * time * bend * c[2] + c[3] + 2 * bend * c[4] + bend * bend * c[5];
    }

    private int slot(int ago) {
        return count - 1 - ago & RECENT - 1;
    }
}
