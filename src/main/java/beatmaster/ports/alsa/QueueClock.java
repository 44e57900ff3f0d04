package beatmaster.ports.alsa;

/**
 * Maps the time of an ALSA queue to the program's clock and back.
 *
 * <p>The two run apart (2 ms in 30 s have been measured), so the offset is measured anew all the time. A measurement is a
 * few samples: the queue's time, read between two readings of our clock. The sample whose readings lie closest together is
 * the one that was disturbed least; half their distance bounds its error. That bound grows with the drift as the measurement
 * ages, and a new one counts when its own bound is no worse.
 *
 * <p>One thread measures, any thread converts. Real-time safe.
 */
final class QueueClock {

    /** Three times the drift that has been measured: one part in so many. */
    private static final long DRIFT_PARTS = 5000;

    private volatile long offsetNs;
    private long boundNs = Long.MAX_VALUE;
    private long measuredAtNs;
    private long bestWidthNs = Long.MAX_VALUE;
    private long bestOffsetNs;

    /**
     * One sample.
     *
     * @param beforeNs our clock before the queue's time was read
     * @param queueNs the queue's time
     * @param afterNs our clock after that
     */
    void sample(long beforeNs, long queueNs, long afterNs) {
        long widthNs = afterNs - beforeNs;
        if (widthNs < bestWidthNs) {
            bestWidthNs = widthNs;
            bestOffsetNs = beforeNs + widthNs / 2 - queueNs;
        }
    }

    /** Ends a measurement at {@code nowNs}: the best of its samples counts if it is no worse than what is known. */
    void measured(long nowNs) {
        boolean first = boundNs == Long.MAX_VALUE;
        if (bestWidthNs < Long.MAX_VALUE && (first || bestWidthNs / 2 <= boundNs + (nowNs - measuredAtNs) / DRIFT_PARTS)) {
            offsetNs = bestOffsetNs;
            boundNs = bestWidthNs / 2;
            measuredAtNs = nowNs;
        }
        bestWidthNs = Long.MAX_VALUE;
    }

    /** The program's time at which the queue shows {@code queueNs}. */
    long nanoTime(long queueNs) {
        return queueNs + offsetNs;
    }

    /** What the queue shows at {@code nanoTime}; never negative, for a queue has no time before its start. */
    long queueNs(long nanoTime) {
        return Math.max(0, nanoTime - offsetNs);
    }
}
