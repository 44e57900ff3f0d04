package beatmaster.ports.alsa;

/**
 * Maps the time of an ALSA queue to the program's clock and back.
 *
 * <p>The two run apart (2 ms in 30 s have been measured), so the offset is measured anew all the time. A measurement is a
 * few samples: the queue's time, read between two readings of our clock. The sample whose readings lie closest together is
 * the one that was disturbed least; half their distance bounds its error.
 *
 * <p>One thread measures, any thread converts. Real-time safe.
 */
final class QueueClock {

    /** A measurement worse than this is disturbed; it is passed over unless the last good one has grown old. */
    private static final long GOOD_NS = 50_000;
    /** After that the drift may exceed what a disturbed measurement errs by. */
    private static final long OLD_NS = 1_000_000_000L;

    private volatile long offsetNs;
    private boolean measured;
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

    /** Ends a measurement at {@code nowNs}: the best of its samples counts from now on. */
    void measured(long nowNs) {
        boolean good = bestWidthNs <= GOOD_NS || !measured || nowNs - measuredAtNs > OLD_NS;
        if (good && bestWidthNs < Long.MAX_VALUE) {
            offsetNs = bestOffsetNs;
            measuredAtNs = nowNs;
            measured = true;
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
