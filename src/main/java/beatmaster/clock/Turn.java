package beatmaster.clock;

/**
 * At which of the last pulses a known line most likely turned: the one from which on a line through that point, of any
 * period, leaves the least squares. The pulses before it are laid on the old line.
 *
 * <p>One thread; real-time safe.
 */
final class Turn {

    /** By the pulses since a turn: how many square nanoseconds it explains. */
    private final double[] explained = new double[RecentPulses.MOST];
    private double squares;
    private int likeliest;

    /** Looks at all pulses after the one {@code from} ago, at which the line was still the old one. */
    void look(RecentPulses recent, int from) {
        squares = 0;
        likeliest = 0;
        double sum = 0;
        double firstMoment = 0;
        double pulsesSquared = 0;
        for (int since = 1; since <= from; since++) {
            double stray = recent.strayNs(from, since - 1);
            squares += stray * stray;
            sum += stray;
            // Each pulse after is one further from this turn than from the one before.
            firstMoment += sum;
            pulsesSquared += (double) since * since;
            explained[since] = firstMoment * firstMoment / pulsesSquared;
            likeliest = likeliest == 0 || explained[since] > explained[likeliest] ? since : likeliest;
        }
    }

    /** How many pulses came since, at least 1. */
    int since() {
        return likeliest;
    }

    /** What it leaves unexplained, in square nanoseconds. */
    double left() {
        return squares - explained[likeliest];
    }

    /** How much more a turn so many pulses ago leaves unexplained, in square nanoseconds. */
    double lessThan(int since) {
        return explained[likeliest] - explained[since];
    }
}
