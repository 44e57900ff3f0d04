package beatmaster.clock;

/**
 * The line of a master that sends its pulses at the beginning of audio blocks: each is late by anything up to a
 * block, one almost as the one before, so that no average over a few bars finds the middle. What is known is a band
 * of one block's width that holds all arrivals, and the line is its middle ({@link Band}). The longest recent history
 * that fits into a band is used.
 *
 * <p>One thread; real-time safe.
 */
final class BlockLine {

    private static final int OUTSIDE_SHOWS_AFTER = 8;
    private static final int SHORT_SHOWS_AFTER = 6;
    private static final int INSIDE_SHOWS_AFTER = 8;
    private static final int SLIP_SHOWS_AFTER = 6;
    /** Part of a period: what follows sooner was held up with the one before. */
    private static final double BURST = 0.3;
    /**
     * Parts of a block: how far outside still is the band's own inaccuracy, and how much wider than a block a band may
     * be.
     */
    private static final double EDGE = 0.15;
    private static final double WIDEST = 1.1;
    private static final double MARGIN = 1e-3;
    /** Part of a period. */
    private static final double JUMP = 0.4;
    private static final int LATELY = 8;
    private static final int MOST_HELD_UP = 3;
    /** In pulses: in longer blocks, some pulses in a row are up there together as a matter of course. */
    private static final double MOST_BLOCK = 1.5;
    /** Part of a block by which an interval that blocks make may be longer or shorter. */
    private static final double ODD = 0.08;
    /** Pulses: below, the slope is kept where it can; from here on a band is laid anew only now and then. */
    private static final int SHORT = 32;
    private static final int LONG = 64;
    private static final int SHORTEST = 6;
    private static final int LAYS_IN_HISTORY = 8;
    /** So many pulses in a band of so little of a block: the blocks are gone. */
    private static final int GONE_AFTER = 128;
    private static final double GONE = 0.33;

    private final Band band = new Band();
    private double blockNs;
    private double period;
    private int history;
    /** Pulses since one was outside the band; how many in a row are outside, were in all, and are inside again. */
    private int watched;
    private int sinceSlip;
    private int outside;
    private int strayed;
    private int insideAgain;
    private int layIn;
    private int late;
    /** Whether what is outside came there at once, as pulses do that are missing, and not little by little. */
    private boolean jumped;
    private int changedSince;
    private int held;

    /** Whether the last pulses fit into a band of one block; if so, {@link #begin} may follow. */
    boolean fits(PulseHistory pulses, int last, double block) {
        band.lay(pulses, last, meanPeriod(pulses, last), 2 * block / last, 0);
        return band.widthNs() <= widest(block);
    }

    void begin(PulseHistory pulses, int last, double block) {
        blockNs = block;
        changedSince = 0;
        late = 0;
        unwatch();
        sinceSlip = LONG;
        history = last;
        period = meanPeriod(pulses, last);
        lay(pulses);
    }

    /** The next pulse, already in the history. Returns by how many more than one pulse the music has moved on. */
    int hear(PulseHistory pulses) {
        history = Math.min(history + 1, PulseHistory.MOST);
        sinceSlip++;
        band.step(1);
        if (mayBeHeldUp(pulses)) {
            return 0;
        }
        double out = outside(pulses.ns(0));
        boolean inside = out == 0;
        if (inside && watched == 0) {
            if (!band.holds(pulses.ns(0), MARGIN * blockNs) || --layIn <= 0) {
                lay(pulses);
            }
            return 0;
        }
        if (watched == 0) {
            jumped = jumpedLately(pulses, out);
            // Those that might have been held up were not.
            watched = Math.min(late, MOST_HELD_UP);
            outside = watched;
            strayed = watched;
            late = 0;
        }
        watched++;
        if (inside) {
            outside = 0;
            insideAgain++;
        } else if (out < 0 || pulses.ns(0) - pulses.ns(1) > BURST * period) {
            outside++;
            insideAgain = 0;
            strayed++;
        }
        return watch(pulses);
    }

    /**
     * Whether the last pulse, and a few before it at most, may only have been held up on their way. If the next one shows that
     * they were, they are forgotten, lest they widen the band.
     */
    private boolean mayBeHeldUp(PulseHistory pulses) {
        boolean tells = blockNs >= JUMP * period && blockNs < MOST_BLOCK * period && history >= SHORT && watched == 0;
        if (tells && band.fromEdgeNs(pulses.ns(0), false) > EDGE * blockNs) {
            return ++late <= MOST_HELD_UP;
        }
        for (int ago = 1; ago <= Math.min(late, MOST_HELD_UP); ago++) {
            pulses.correct(ago, band.middleNs() - Math.round(ago * period));
        }
        late = 0;
        return false;
    }

    /**
     * Whether what is outside came there at once. Where blocks are long, pulses jump by a block as a matter of course: there it
     * takes an interval that blocks alone do not make, or a jump that, less a pulse, ends at the edge where a wait begins anew.
     */
    private boolean jumpedLately(PulseHistory pulses, double out) {
        if (blockNs < JUMP * period) {
            double jump = pulses.ns(0) - pulses.ns(1) - period;
            return Math.signum(jump) == Math.signum(out) && Math.abs(jump) > JUMP * period;
        }
        boolean odd = false;
        for (int ago = 0; ago < Math.min(LATELY, history - 1); ago++) {
            double blocks = (pulses.ns(ago) - pulses.ns(ago + 1)) / blockNs;
            long whole = Math.round(blocks);
            odd |= Math.abs(blocks - whole) > ODD || whole < Math.floor(period / blockNs) || whole > Math.ceil(period / blockNs);
        }
        long shifted = pulses.ns(0) - Math.round(Math.signum(out) * period);
        return odd || Math.abs(band.fromEdgeNs(shifted, out < 0)) < EDGE * blockNs;
    }

    /** Something was not where it should be: what it was, the next pulses tell. */
    private int watch(PulseHistory pulses) {
        // Where the slope is not known yet, or slips come one after the other, it is the slope that is wrong.
        boolean told = jumped && watched >= SLIP_SHOWS_AFTER && strayed > 1 && history >= LONG && sinceSlip >= LONG;
        int slip = told ? slip(pulses) : 0;
        if (slip != 0) {
            pulses.slip(watched, slip);
            sinceSlip = 0;
            band.step(slip);
        } else if (outside >= (blockNs < JUMP * period ? SHORT_SHOWS_AFTER : OUTSIDE_SHOWS_AFTER) && !(jumped && slip(pulses) != 0)) {
            changedSince = outside;
            held = history - outside;
        } else if (insideAgain < INSIDE_SHOWS_AFTER && watched < LONG) {
            return 0;
        }
        unwatch();
        return slip;
    }

    /** How far an arrival, taken for the last pulse's, is from where a band of one block may be. */
    private double outside(long arrivalNs) {
        return band.outsideNs(arrivalNs, widest(blockNs));
    }

    private static double widest(double block) {
        return Math.max(WIDEST * block, block < BlockLength.LONG_NS ? 0 : block + 2 * BlockLength.NOISE_NS);
    }

    private void unwatch() {
        watched = 0;
        outside = 0;
        strayed = 0;
        insideAgain = 0;
    }

    /** By how many pulses all that came since something was wrong are off the band, if they are by the same number. */
    private int slip(PulseHistory pulses) {
        double most = 0;
        for (int ago = 0; ago < watched; ago++) {
            double stray = outside(pulses.ns(ago) + Math.round(ago * period));
            most = Math.abs(stray) > Math.abs(most) ? stray : most;
        }
        int nearest = (int) Math.signum(most) * (int) Math.ceil(Math.abs(most) / period - EDGE);
        // A double comes anywhere, and the pulse after it tells.
        int told = nearest < 0 ? watched - 1 : watched;
        for (int slip = nearest; Math.abs(slip - nearest) < 2 && slip != 0; slip += Integer.signum(nearest)) {
            boolean same = true;
            for (int ago = 0; ago < told; ago++) {
                same &= outside(pulses.ns(ago) + Math.round((ago - slip) * period)) == 0;
            }
            if (same && slip > -watched) {
                return slip;
            }
        }
        return 0;
    }

    /** Whether a next pulse at this time would lie in the band. */
    boolean foresees(long arrivalNs) {
        return outside(arrivalNs - Math.round(period)) == 0;
    }

    /** How many pulses the band held before its last change. */
    int held() {
        return held;
    }

    /** How many pulses ago the tempo changed, so that no band holds any more; 0 if it did not. */
    int changedSince() {
        return changedSince;
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

    /** How long arrivals wait at most. */
    double blockNs() {
        return blockNs;
    }

    private static double meanPeriod(PulseHistory pulses, int last) {
        return (pulses.ns(0) - pulses.ns(last - 1)) / (double) pulses.behind(last - 1);
    }

    private void lay(PulseHistory pulses) {
        lay(pulses, 2);
        while (band.widthNs() > widest(blockNs) && history > 2 * SHORTEST) {
            history = history * 2 / 3;
            lay(pulses, 3);
        }
        period = band.periodNs();
        layIn = history < LONG ? 1 : history / LAYS_IN_HISTORY;
    }

    private void lay(PulseHistory pulses, int blocksUnsure) {
        band.lay(pulses, history, period, blocksUnsure * blockNs / history, history < SHORT ? blockNs : 0);
    }
}
