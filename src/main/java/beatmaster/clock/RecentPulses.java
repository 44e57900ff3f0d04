package beatmaster.clock;

/**
 * The last pulses: when each arrived, how unlikely that had seemed, and the line that was believed after it.
 *
 * <p>Times are nanoseconds from a base that the caller keeps; {@code ago} counts pulses back, 0 is the last. One thread;
 * real-time safe.
 */
final class RecentPulses {

    /** So many are kept; a power of two. */
    static final int MOST = 32;

    private final double[] arrivals = new double[MOST];
    private final double[] times = new double[MOST];
    private final double[] periods = new double[MOST];
    private final double[] bends = new double[MOST];
    private final double[] surprises = new double[MOST];
    private final double[][] covariances = new double[MOST][FadingFit.COVARIANCES];
    private int count;
    private int known;
    private int fresh;

    void clear() {
        known = 0;
        fresh = 0;
    }

    /**
     * A pulse, what is believed after it, and how unlikely it had seemed: minus twice the log likelihood of its
     * arrival.
     */
    void add(double arrivalNs, FitBank bank, double surprise) {
        count++;
        known = Math.min(known + 1, MOST);
        fresh = Math.min(fresh + 1, MOST);
        arrivals[slot(0)] = arrivalNs;
        believe(bank, surprise);
    }

    /** The line is another from the last pulse on; those before keep what was believed after them. */
    void beginLine(FitBank bank) {
        fresh = 1;
        believe(bank, 0);
    }

    private void believe(FitBank bank, double surprise) {
        int last = slot(0);
        times[last] = bank.timeNs();
        periods[last] = bank.periodNs();
        bends[last] = bank.bendNs();
        bank.copyCovariances(covariances[last]);
        surprises[last] = surprise;
    }

    /** Sees all times from a base {@code ns} later. */
    void shift(double ns) {
        for (int i = 0; i < MOST; i++) {
            arrivals[i] -= ns;
            times[i] -= ns;
        }
    }

    /** How many are kept, none of them dropped or doubled since. */
    int known() {
        return known;
    }

    /** How many came since the line was begun, its first one with them. */
    int fresh() {
        return fresh;
    }

    double arrivalNs(int ago) {
        return arrivals[slot(ago)];
    }

    /** Where that pulse was believed to lie, at its time. */
    double timeNs(int ago) {
        return times[slot(ago)];
    }

    double periodNs(int ago) {
        return periods[slot(ago)];
    }

    double surprise(int ago) {
        return surprises[slot(ago)];
    }

    /** How unsure the line was after that pulse, as {@link FadingFit#addCovariances} tells it; not to be changed. */
    double[] covariances(int ago) {
        return covariances[slot(ago)];
    }

    /** Where the pulse {@code ago} lies on the line that was believed after the pulse {@code from}. */
    double lineNs(int from, int ago) {
        int line = slot(from);
        double pulses = from - ago;
        return times[line] + pulses * (periods[line] + pulses / 2 * bends[line]);
    }

    /** How far the arrival {@code ago} is from the line that was believed after the pulse {@code from}. */
    double strayNs(int from, int ago) {
        return arrivals[slot(ago)] - lineNs(from, ago);
    }

    private int slot(int ago) {
        return count - ago & MOST - 1;
    }
}
