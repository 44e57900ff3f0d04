package beatmaster.clock.trial;

import java.util.Arrays;

/**
 * How well a follower foresaw the sixteenths of a trial, asked six pulses ahead of each; errors are against the
 * master's own time.
 *
 * @param p99Ms the 99th percentile of the error without its constant part (a steady latency is not heard), ms
 * @param worstMs the largest error, likewise
 * @param settledAfter how many sixteenths, after the first one that was wholly at the new tempo, until errors stay
 *     under
 *     {@value #SETTLED_MS} ms
 */
record Score(double p99Ms, double worstMs, int settledAfter) {

    static final int PULSES_AHEAD = 6;
    static final double SETTLED_MS = 5;

    /** @param fromPulse errors count for questions asked from this pulse on */
    static Score of(Foresight follower, PulseTrain train, int fromPulse) {
        double[] errors = new double[train.size() / PULSES_AHEAD];
        int count = 0;
        for (int i = 0; i + PULSES_AHEAD < train.size(); i++) {
            follower.pulse(train.arrivalNs()[i]);
            if (i >= fromPulse && i % PULSES_AHEAD == 0) {
                errors[count++] = (follower.aheadNs(PULSES_AHEAD) - train.masterNs()[i + PULSES_AHEAD]) / 1e6;
            }
        }
        return of(Arrays.copyOf(errors, count));
    }

    private static Score of(double[] errors) {
        // The constant part is a median: the mean of a follower that strays would hide how far.
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double constant = sorted[sorted.length / 2];
        int settled = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(errors[i] - constant);
            if (errors[i] > SETTLED_MS) {
                settled = i + 1;
            }
        }
        Arrays.sort(errors);
        return new Score(errors[(int) Math.ceil(errors.length * 0.99) - 1], errors[errors.length - 1], settled);
    }
}
