package beatmaster.bench;

import org.HdrHistogram.Histogram;

/**
 * What one kind of step costs.
 *
 * @param name what was measured
 * @param timesNs how long each step took
 * @param bytesPerStep heap allocated per step; negative where the JVM does not tell
 */
public record StepCost(String name, Histogram timesNs, double bytesPerStep) {

    /** Steps a second if they followed one another without a pause. */
    public double stepsPerSecond() {
        return 1e9 / timesNs.getMean();
    }
}
