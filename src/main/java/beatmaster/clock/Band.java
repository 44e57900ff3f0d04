package beatmaster.clock;

/**
 * The narrowest strip, of any slope, that holds some arrivals, and its middle (the Chebyshev line). Where
 * disturbances are bounded it closes in on the truth with the number of pulses, not with its root.
 *
 * <p>One thread; real-time safe.
 */
final class Band {

    /** Enough sections to find the slope to some nanoseconds a pulse. */
    private static final int SEARCH = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private long originNs;
    private double period;
    private double low;
    private double high;

    /**
     * Lays the strip around the last {@code count} pulses.
     *
     * @param periodNs where to look for the slope
     * @param doubtNs how far from there
     * @param enoughNs among strips narrower than this, the one with the slope nearest to {@code periodNs} is taken
     */
    void lay(PulseHistory pulses, int count, double periodNs, double doubtNs, double enoughNs) {
        originNs = pulses.ns(0);
        double left = periodNs - doubtNs;
        double right = periodNs + doubtNs;
        // The width is convex in the slope, so that a golden section search finds the narrowest.
        double a = right - GOLDEN * (right - left);
        double b = left + GOLDEN * (right - left);
        double costA = cost(pulses, count, a, periodNs, enoughNs);
        double costB = cost(pulses, count, b, periodNs, enoughNs);
        for (int i = 0; i < SEARCH; i++) {
            if (costA < costB) {
                right = b;
                b = a;
                costB = costA;
                a = right - GOLDEN * (right - left);
                costA = cost(pulses, count, a, periodNs, enoughNs);
            } else {
                left = a;
                a = b;
                costA = costB;
                b = left + GOLDEN * (right - left);
                costB = cost(pulses, count, b, periodNs, enoughNs);
            }
        }
        period = (left + right) / 2;
        width(pulses, count, period);
    }

    /** Goes on by some pulses. */
    void step(int pulses) {
        low += pulses * period;
        high += pulses * period;
    }

    /** Whether an arrival, taken for the last pulse's, lies in the strip or within {@code marginNs} of it. */
    boolean holds(long arrivalNs, double marginNs) {
        double arrival = arrivalNs - originNs;
        return arrival >= low - marginNs && arrival <= high + marginNs;
    }

    /**
     * How far an arrival, taken for the last pulse's, is above (positive) or below (negative) any strip that is as
     * wide as {@code widestNs} and holds this one; 0 if it is in some.
     */
    double outsideNs(long arrivalNs, double widestNs) {
        double arrival = arrivalNs - originNs;
        double highest = Math.max(high, low + widestNs);
        double lowest = Math.min(low, high - widestNs);
        return arrival > highest ? arrival - highest : Math.min(0, arrival - lowest);
    }

    /** How far an arrival, taken for the last pulse's, is from the strip's lower or upper edge. */
    double fromEdgeNs(long arrivalNs, boolean lower) {
        return arrivalNs - originNs - (lower ? low : high);
    }

    double widthNs() {
        return high - low;
    }

    double periodNs() {
        return period;
    }

    /** The middle of the strip at the last pulse. */
    long middleNs() {
        return originNs + Math.round((low + high) / 2);
    }

    private double cost(PulseHistory pulses, int count, double slope, double periodNs, double enoughNs) {
        return Math.max(enoughNs, width(pulses, count, slope)) + Math.abs(slope - periodNs) * 1e-3;
    }

    private double width(PulseHistory pulses, int count, double slope) {
        low = 0;
        high = 0;
        for (int ago = 1; ago < count; ago++) {
            double stray = pulses.ns(ago) - originNs + pulses.behind(ago) * slope;
            low = Math.min(low, stray);
            high = Math.max(high, stray);
        }
        return high - low;
    }
}
