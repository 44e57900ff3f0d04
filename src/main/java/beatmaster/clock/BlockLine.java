package beatmaster.clock;

/**
 * The line of a master that sends its pulses at the beginning of audio blocks: each is late by anything up to a block, one almost as
 * the one before, so that no average over a few bars finds the middle. What is known is a band of one block's width that
 * holds all arrivals, and the line is its middle ({@link Band}). The longest recent history that fits into a band is used.
 *
 * <p>One thread; real-time safe.
 */
final class BlockLine {

    private static final int OUTSIDE_SHOWS_AFTER = 6;
    /** Parts of a block: how far outside still is the band's own inaccuracy, and how much wider than a block a band may be. */
    private static final double EDGE = 0.15;
    private static final double WIDEST = 1.1;
    /** Pulses: below, the slope is kept where it can; from here on a band is laid anew only now and then. */
    private static final int SHORT = 32;
    private static final int LONG = 64;
    private static final int SHORTEST = 6;
    private static final int LAY_EVERY = 16;
    /** So many pulses in a band of so little of a block: the blocks are gone. */
    private static final int GONE_AFTER = 128;
    private static final double GONE = 0.33;

    private final Band band = new Band();
    private double blockNs;
    private double period;
    private int history;
    private int outside;
    private int layIn;

    /** Whether the last pulses fit into a band of one block; if so, {@link #begin} may follow. */
    boolean fits(PulseHistory pulses, int last, double block) {
        double around = (pulses.ns(0) - pulses.ns(last - 1)) / (double) (last - 1);
        band.lay(pulses, last, around, 2 * block / last, 0);
        return band.widthNs() <= WIDEST * block;
    }

    void begin(PulseHistory pulses, int last, double block) {
        blockNs = block;
        outside = 0;
        history = last;
        period = (pulses.ns(0) - pulses.ns(last - 1)) / (double) (last - 1);
        lay(pulses);
    }

    /** The next pulse, already in the history. Returns by how many more than one pulse the music has moved on. */
    int hear(PulseHistory pulses) {
        history = Math.min(history + 1, PulseHistory.MOST);
        band.step(1);
        double out = Math.abs(band.outsideNs(pulses.ns(0)));
        if (out > EDGE * blockNs) {
            outside++;
            return outside < OUTSIDE_SHOWS_AFTER ? 0 : leaveBand(pulses);
        }
        outside = 0;
        if (out > 0 || --layIn <= 0) {
            lay(pulses);
        }
        return 0;
    }

    /** Whether a next pulse at this time would lie in the band. */
    boolean foresees(long arrivalNs) {
        return Math.abs(band.outsideNs(arrivalNs - Math.round(period))) < EDGE * blockNs;
    }

    /** Whether the master no longer waits for blocks. */
    boolean gone() {
        return history >= GONE_AFTER && band.widthNs() < GONE * blockNs;
    }

    long lastPulseNs() {
        return band.middleNs();
    }

    double periodNs() {
        return period;
    }

    /** The standard deviation of what is spread evenly over the band. */
    double jitterNs() {
        return band.widthNs() / Math.sqrt(12);
    }

    private void lay(PulseHistory pulses) {
        lay(pulses, 2);
        while (band.widthNs() > WIDEST * blockNs && history > 2 * SHORTEST) {
            history = history * 2 / 3;
            lay(pulses, 3);
        }
        period = band.periodNs();
        layIn = history < LONG ? 1 : LAY_EVERY;
    }

    private void lay(PulseHistory pulses, int blocksUnsure) {
        band.lay(pulses, history, period, blocksUnsure * blockNs / history, history < SHORT ? blockNs : 0);
    }

    /** The last pulses all lie outside: dropped or doubled ones if all by the same number of pulses, else a new tempo. */
    private int leaveBand(PulseHistory pulses) {
        int slip = (int) Math.round(band.outsideNs(pulses.ns(0)) / period);
        boolean same = slip != 0;
        for (int ago = 0; ago < outside; ago++) {
            double stray = band.outsideNs(pulses.ns(ago) + Math.round((ago - slip) * period));
            same &= Math.abs(stray) < EDGE * blockNs;
        }
        history = outside;
        outside = 0;
        if (same) {
            band.step(slip);
            return slip;
        }
        lay(pulses);
        return 0;
    }
}
