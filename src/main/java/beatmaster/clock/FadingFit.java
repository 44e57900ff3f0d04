package beatmaster.clock;

/**
 * A curve through recent pulses by least squares whose memory fades: time of the last pulse, period, and how the
 * period changes from pulse to pulse. It is the recursive form (a Kalman filter with exponential forgetting); just
 * after it began its gains are those of a growing window, so that it locks as fast as the noise allows. With no
 * variance given to the bend it is a straight line.
 *
 * <p>Times are nanoseconds from a base that the caller keeps. Variances are in units of the arrivals' own variance.
 */
final class FadingFit {

    /** How many numbers {@link #addCovariances} gives. */
    static final int COVARIANCES = 6;

    private final double fade;
    private final double bendiness;

    private double time;
    private double period;
    private double bend;
    private double timeTime;
    private double timePeriod;
    private double timeBend;
    private double periodPeriod;
    private double periodBend;
    private double bendBend;

    /**
     * @param memoryPulses a steady window of as many pulses would be as sure @param bent whether the period may change
     * evenly
     */
    FadingFit(double memoryPulses, boolean bent) {
        fade = 1 + 2 / memoryPulses;
        bendiness = bent ? 1 : 0;
    }

    /** Begins at a pulse whose time, period and bend are known with the given variances. */
    void begin(double atNs, double timeVariance, double periodNs, double periodVariance, double bendVariance) {
        time = atNs;
        period = periodNs;
        bend = 0;
        timeTime = timeVariance;
        timePeriod = 0;
        timeBend = 0;
        periodPeriod = periodVariance;
        periodBend = 0;
        bendBend = bendiness * bendVariance;
    }

    /** Becomes the same curve; memory stays its own, so copy only a fit of the same memory. */
    void copyFrom(FadingFit other) {
        time = other.time;
        period = other.period;
        bend = other.bend;
        timeTime = other.timeTime;
        timePeriod = other.timePeriod;
        timeBend = other.timeBend;
        periodPeriod = other.periodPeriod;
        periodBend = other.periodBend;
        bendBend = other.bendBend;
    }

    /** Goes on to the next pulse without having heard it. */
    void step() {
        time += period + bend / 2;
        period += bend;
        timeTime = fade * (timeTime + 2 * timePeriod + timeBend + periodPeriod + periodBend + bendBend / 4);
        timePeriod = fade * (timePeriod + timeBend + periodPeriod + 1.5 * periodBend + bendBend / 2);
        timeBend = fade * (timeBend + periodBend + bendBend / 2);
        periodPeriod = fade * (periodPeriod + 2 * periodBend + bendBend);
        periodBend = fade * (periodBend + bendBend);
        bendBend *= fade;
    }

    /** Learns from the pulse that {@link #step} went to; {@code error} is its arrival less {@link #timeNs}. */
    void learn(double error) {
        double total = timeTime + 1;
        double timeGain = timeTime / total;
        double periodGain = timePeriod / total;
        double bendGain = timeBend / total;
        time += timeGain * error;
        period += periodGain * error;
        bend += bendGain * error;
        periodPeriod -= periodGain * timePeriod;
        periodBend -= periodGain * timeBend;
        bendBend -= bendGain * timeBend;
        timeTime -= timeGain * timeTime;
        timePeriod -= timeGain * timePeriod;
        timeBend -= timeGain * timeBend;
    }

    /** The same curve seen from a pulse {@code pulses} later, or from a base {@code ns} later. */
    void shift(double pulses, double ns) {
        time += pulses * period - ns;
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

    double timeVariance() {
        return timeTime;
    }

    /** Adds the covariances, times {@code weight}: time, time-period, time-bend, period, period-bend, bend. */
    void addCovariances(double weight, double[] sum) {
        sum[0] += weight * timeTime;
        sum[1] += weight * timePeriod;
        sum[2] += weight * timeBend;
        sum[3] += weight * periodPeriod;
        sum[4] += weight * periodBend;
        sum[5] += weight * bendBend;
    }

    /** The time of the pulse that comes {@code pulses} after the last one. */
    double aheadNs(double pulses) {
        return time + pulses * (period + pulses / 2 * bend);
    }
}
