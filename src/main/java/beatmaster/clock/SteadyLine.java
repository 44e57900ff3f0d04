package beatmaster.clock;

import beatmaster.time.Tempo;

/**
 * A line through recent pulses by least squares with a fading memory, in the recursive form (a Kalman filter whose state is the
 * time of the last pulse and the period). Just after it began its gains are those of a growing window, so that it locks as
 * fast as the noise allows.
 *
 * <p>An arrival far off the line is put aside. When the next ones show what it was, the line begins anew (a change of
 * tempo) or the count is mended (pulses that were dropped or came twice); alone it was late, and is forgotten.
 */
final class SteadyLine implements PulseLine {

    private static final double SHORTEST_NS = Tempo.nsPerPulse(Tempo.MAX_BPM) * 0.9;
    private static final double LONGEST_NS = Tempo.nsPerPulse(Tempo.MIN_BPM) * 1.1;
    private static final double MEMORY_PULSES = 48;
    private static final double FADE = 1 + 2 / MEMORY_PULSES;
    private static final int LOCKED_PULSES = 10;
    /** Variance of a guessed period in units of the noise's; large, so that the first intervals outweigh the guess. */
    private static final double GUESS = 30;
    private static final double FIRST_JITTER_NS = 1e6;
    private static final int ASIDE = 3;

    private long baseNs;
    private double time;
    private double period;
    private double timeVariance;
    private double covariance;
    private double periodVariance;
    private double noise;
    private int pulses;

    private final long[] asideNs = new long[ASIDE];
    private int aside;

    SteadyLine(double periodNs) {
        forget(periodNs);
    }

    @Override
    public void forget(double periodNs) {
        period = periodNs;
        noise = FIRST_JITTER_NS * FIRST_JITTER_NS;
        pulses = 0;
        aside = 0;
    }

    @Override
    public void firstPulse(long arrivalNs) {
        if (pulses >= LOCKED_PULSES && Math.abs(arrivalNs - baseNs - time - (aside + 1) * period) < gateNs()) {
            pulse(arrivalNs);
        } else {
            begin(arrivalNs, period);
        }
    }

    @Override
    public int pulse(long arrivalNs) {
        double error = arrivalNs - baseNs - time - (aside + 1) * period;
        if (pulses >= LOCKED_PULSES && (aside > 0 || Math.abs(error) > gateNs())) {
            return putAside(arrivalNs);
        }
        take(error);
        return 1;
    }

    @Override
    public long lastPulseNs() {
        return baseNs + Math.round(time + aside * period);
    }

    @Override
    public double periodNs() {
        return Math.max(SHORTEST_NS, Math.min(LONGEST_NS, period));
    }

    @Override
    public double jitterNs() {
        return Math.sqrt(noise);
    }

    @Override
    public boolean locked() {
        return pulses >= LOCKED_PULSES;
    }

    private double gateNs() {
        return Math.max(Math.max(3e6, 0.12 * period), 4 * jitterNs());
    }

    private void begin(long arrivalNs, double periodNs) {
        baseNs = arrivalNs;
        time = 0;
        period = periodNs;
        timeVariance = 1;
        covariance = 0;
        periodVariance = GUESS;
        pulses = 1;
        aside = 0;
    }

    /** One step of the filter; {@code error} is the arrival less the line's prediction. */
    private void take(double error) {
        timeVariance = (timeVariance + 2 * covariance + periodVariance) * FADE;
        covariance = (covariance + periodVariance) * FADE;
        periodVariance *= FADE;
        double total = timeVariance + 1;
        double timeGain = timeVariance / total;
        double periodGain = covariance / total;
        noise += (Math.min(error * error / total, 9 * noise) - noise) / Math.min(pulses + 1, 64);
        noise = Math.max(noise, 1e8);
        time += period + timeGain * error;
        period += periodGain * error;
        periodVariance -= periodGain * covariance;
        covariance -= timeGain * covariance;
        timeVariance -= timeGain * timeVariance;
        pulses++;
        long whole = (long) time;
        baseNs += whole;
        time -= whole;
    }

    private int putAside(long arrivalNs) {
        asideNs[aside++] = arrivalNs;
        if (aside < ASIDE) {
            return 1;
        }
        int slip = slip();
        if (slip == 0 && !agree()) {
            takeAside(0);
            return 1;
        }
        if (slip != 0) {
            takeAside(slip);
            return 1 + slip;
        }
        double newPeriod = (asideNs[ASIDE - 1] - asideNs[0]) / (double) (ASIDE - 1);
        begin(asideNs[ASIDE - 1], newPeriod);
        pulses = LOCKED_PULSES;
        return 1;
    }

    /** By how many pulses all that were put aside are off the line, if they are by the same whole number. */
    private int slip() {
        int slip = (int) Math.round(errorAside(ASIDE - 1) / period);
        for (int i = 0; i < ASIDE; i++) {
            if (Math.abs(errorAside(i) - slip * period) > gateNs()) {
                return 0;
            }
        }
        return slip;
    }

    private boolean agree() {
        double first = asideNs[1] - asideNs[0];
        double second = asideNs[2] - asideNs[1];
        return Math.abs(first - second) < gateNs() && first > SHORTEST_NS / 2 && second > SHORTEST_NS / 2;
    }

    private double errorAside(int i) {
        return asideNs[i] - baseNs - time - (i + 1) * period;
    }

    private void takeAside(int slip) {
        int count = aside;
        aside = 0;
        time += slip * period;
        for (int i = 0; i < count; i++) {
            double error = asideNs[i] - baseNs - time - period;
            double gate = gateNs();
            take(Math.max(-gate, Math.min(gate, error)));
        }
    }
}
