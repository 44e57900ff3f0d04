package beatmaster.clock;

/**
 * How long the audio blocks are that a master's pulses wait for: their intervals are of two lengths only then, so many blocks or
 * one more. One thread; real-time safe.
 */
final class BlockLength {

    /** Long blocks are seen through what disturbs pulses on their way besides. */
    static final double LONG_NS = 8e6;
    static final double NOISE_NS = 1e6;
    /** Part of a block by which an interval may miss the two lengths, noise apart. */
    private static final double EDGE = 0.15;

    private BlockLength() {
    }

    /** The block, in nanoseconds; 0 if the intervals between the {@code last} pulses are of more lengths than two, or of one. */
    static double ofNs(PulseHistory pulses, int last) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int ago = 0; ago < last - 1; ago++) {
            least = Math.min(least, interval(pulses, ago));
            most = Math.max(most, interval(pulses, ago));
        }
        double between = (least + most) / 2.0;
        double shortSum = 0;
        double longSum = 0;
        int longer = 0;
        for (int ago = 0; ago < last - 1; ago++) {
            long interval = interval(pulses, ago);
            longer += interval > between ? 1 : 0;
            longSum += interval > between ? interval : 0;
            shortSum += interval > between ? 0 : interval;
        }
        double shortNs = shortSum / (last - 1 - longer);
        double block = longSum / longer - shortNs;
        if (block < LONG_NS) {
            // The noise on the way counts as a part of so short a block.
            shortNs = least;
            block = most - least;
        }
        // Once is an accident.
        boolean both = longer > 1 && longer < last - 2;
        return both && allOfTwoLengths(pulses, last, shortNs, block) ? block : 0;
    }

    private static boolean allOfTwoLengths(PulseHistory pulses, int last, double shortNs, double block) {
        double off = EDGE + (block < LONG_NS ? 0 : NOISE_NS / block);
        for (int ago = 0; ago < last - 1; ago++) {
            double more = (interval(pulses, ago) - shortNs) / block;
            if (Math.abs(more - Math.round(more)) > off) {
                return false;
            }
        }
        return true;
    }

    private static long interval(PulseHistory pulses, int ago) {
        return pulses.ns(ago) - pulses.ns(ago + 1);
    }
}
