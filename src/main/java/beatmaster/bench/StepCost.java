package beatmaster.bench;

import org.HdrHistogram.Histogram;

/**
 * What one kind of step costs.
 *
 * @param name what was measured
 * @param timesNs how long each step took
 * @param bytesPerStep heap allocated per step; negative where the JVM does not tell
 * @param after what the program had taken once it was measured
 */
public record StepCost(String name, Histogram timesNs, double bytesPerStep, Footprint after) {

    /** Steps a second if they followed one another without a pause. */
    public double stepsPerSecond() {
        return 1e9 / timesNs.getMean();
    }

    /** In nanoseconds. */
    public double medianNs() {
        return timesNs.getValueAtPercentile(50);
    }
}
