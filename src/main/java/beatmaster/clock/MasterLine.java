package beatmaster.clock;

import beatmaster.time.Tempo;

/**
 * Guesses the line on which a master's pulses lie from the disturbed times at which they arrive, and how many pulses
 * the music has moved on when some were dropped or came twice. Two views of the pulses: {@link SteadyLine} until
 * arrivals show that they wait for audio blocks, {@link BlockLine} then.
 *
 * <p>A master that sends once a block, a little faster than its tempo, seems to double a pulse now and then, one a
 * little slower to drop one. When the second time comes as if on such a grid, the first mending is taken back.
 *
 * <p>One thread. Real-time safe: no method allocates, locks or waits.
 */
final class MasterLine {

    private static final double SHORTEST_NS = Tempo.nsPerPulse(Tempo.MAX_BPM) * 0.9;
    private static final double LONGEST_NS = Tempo.nsPerPulse(Tempo.MIN_BPM) * 1.1;

    /** Noise of less than 1 ms is not worth a closer look; of more, so many pulses show whether blocks make it. */
    private static final double NOISY_NS = 1e6;
    private static final int BLOCKS_SHOW_IN = 32;
    private static final int MOST_HELD_UP = 3;
    private static final int FEWEST_IN_BLOCKS = 12;
    /** Part of a pulse: longer blocks look like dropped and doubled pulses. */
    private static final double LONG_BLOCK = 0.5;
    /** Where there are more, chance could make so few look like blocks. */
    private static final int BLOCKS_PROVEN_IN = 256;

    private final PulseHistory history = new PulseHistory();
    private final SteadyLine steady = new SteadyLine();
    private final BlockLine blocks = new BlockLine();
    private boolean inBlocks;

    /** How many of the last pulses lie on one line; what was mended last among them, and how many came since. */
    private int straight;
    private int lastSlip;
    private int slipAgo;
    private int beforeChange;
    /** The blocks that the master sent in before its tempo changed, 0 for none. */
    private double knownBlockNs;
    /** How many pulses it takes to believe in blocks: the more, the sooner the last ones turned out to be none. */
    private int proof = BLOCKS_SHOW_IN;

    private long dropped;
    private long doubled;

    MasterLine(double periodNs) {
        steady.forget(periodNs);
    }

    /** Forgets the pulses, for a clock that was silent; {@code periodNs} is the guess until pulses tell better. */
    void forget(double periodNs) {
        steady.forget(periodNs);
        knownBlockNs = 0;
        proof = BLOCKS_SHOW_IN;
        inBlocks = false;
    }

    /**
     * The pulse that begins or resumes a performance. Many masters move the phase of their pulses at Start, so it
     * need not lie where the pulses before led to.
     */
    void firstPulse(long arrivalNs) {
        if (inBlocks ? blocks.foresees(arrivalNs) : steady.foresees(arrivalNs)) {
            pulse(arrivalNs);
            return;
        }
        if (inBlocks) {
            leaveBlocks();
        }
        history.add(arrivalNs);
        steady.begin(arrivalNs);
        straight = 1;
        lastSlip = 0;
    }

    /**
     * The next pulse.
     *
     * @param arrivalNs when it arrived, not before the pulse before
     * @return by how many pulses the music has moved on: 1, but more once it is clear that pulses were dropped, and
     *     less once
     *     it is clear that some came twice
     */
    int pulse(long arrivalNs) {
        history.add(arrivalNs);
        straight = Math.min(straight + 1, PulseHistory.MOST);
        slipAgo = Math.min(slipAgo + 1, PulseHistory.MOST);
        int slip = inBlocks ? hearBlocks() : hearSteady(arrivalNs);
        return 1 + slip;
    }

    /** Where on the line the pulse lies that was counted last: its time as the master meant it, and a constant. */
    long lastPulseNs() {
        return inBlocks ? blocks.lastPulseNs() : steady.lastPulseNs();
    }

    /** From one pulse to the next, in nanoseconds; that of 18 to 333 bpm. */
    double periodNs() {
        double period = inBlocks ? blocks.periodNs() : steady.periodNs();
        return Math.max(SHORTEST_NS, Math.min(LONGEST_NS, period));
    }

    /** The standard deviation of arrivals from the line, in nanoseconds. */
    double jitterNs() {
        return inBlocks ? blocks.jitterNs() : steady.jitterNs();
    }

    /** Whether enough pulses came for the period to be known. */
    boolean locked() {
        return inBlocks || steady.locked();
    }

    /** Pulses found missing. */
    long dropped() {
        return dropped;
    }

    /** Pulses found to have come twice. */
    long doubled() {
        return doubled;
    }

    private int hearSteady(long arrivalNs) {
        steady.hear(arrivalNs);
        for (int ago = 1; ago <= Math.min(steady.heldUp(), MOST_HELD_UP); ago++) {
            // What was held up for once says nothing of the blocks that the others may wait for.
            history.correct(ago, steady.believedNs(ago));
        }
        if (steady.takeChangeBack()) {
            straight = beforeChange + straight;
            lastSlip = 0;
            return 0;
        }
        int slip = steady.slip();
        if (slip != 0 && knownBlockNs < LONG_BLOCK * steady.periodNs()) {
            return mend(slip);
        }
        int since = steady.followChange();
        if (since > 0) {
            beforeChange = straight - since;
            straight = since;
            lastSlip = 0;
        } else if (steady.lost()) {
            explainStrays();
        } else if (straight >= proof && straight % BLOCKS_SHOW_IN == 0 && steady.jitterNs() > NOISY_NS) {
            double block = BlockLength.ofNs(history, BLOCKS_SHOW_IN);
            if (block > NOISY_NS && blocks.fits(history, Math.min(straight, BLOCKS_PROVEN_IN), block)) {
                enterBlocks(straight, block);
            }
        }
        return 0;
    }

    /** Arrivals stay off the line: they wait for blocks, or nothing is known of them but themselves. */
    private void explainStrays() {
        double block = Math.max(knownBlockNs, Math.abs(steady.strayNs()));
        if (straight >= Math.min(proof, FEWEST_IN_BLOCKS * proof / BLOCKS_SHOW_IN) && blocks.fits(history, straight, block)) {
            enterBlocks(straight, block);
        } else {
            beginAnew(SteadyLine.LOST_AFTER, block / Math.sqrt(12));
        }
    }

    private int hearBlocks() {
        int slip = blocks.hear(history);
        if (blocks.changedSince() > 0) {
            boolean believed = blocks.held() >= BLOCKS_SHOW_IN || blocks.blockNs() > LONG_BLOCK * blocks.periodNs();
            knownBlockNs = believed ? blocks.blockNs() : 0;
            proof = blocks.held() >= BLOCKS_PROVEN_IN ? BLOCKS_SHOW_IN : Math.min(2 * proof, BLOCKS_PROVEN_IN);
            beginAnew(blocks.changedSince(), blocks.blockNs() / Math.sqrt(12));
        } else if (blocks.gone()) {
            knownBlockNs = 0;
            leaveBlocks();
            straight = 1;
        }
        return count(slip);
    }

    private int mend(int slip) {
        if (slip == lastSlip && Math.abs(slip) == 1 && slipAgo < straight) {
            history.renumber(slipAgo, -slip);
            if (blocks.fits(history, straight, steady.periodNs())) {
                enterBlocks(straight, steady.periodNs());
                return count(-slip);
            }
            history.renumber(slipAgo, slip);
        }
        history.slip(steady.slippedSince(), slip);
        lastSlip = slip;
        slipAgo = steady.slippedSince();
        steady.shift(slip);
        return count(slip);
    }

    private int count(int slip) {
        // Taking back a mending of one kind is not a mending of the other.
        if (slip > 0) {
            long undone = inBlocks ? Math.min(slip, doubled) : 0;
            doubled -= undone;
            dropped += slip - undone;
        } else {
            long undone = inBlocks ? Math.min(-slip, dropped) : 0;
            dropped -= undone;
            doubled += -slip - undone;
        }
        return slip;
    }

    private void enterBlocks(int last, double blockNs) {
        blocks.begin(history, last, blockNs);
        inBlocks = true;
        lastSlip = 0;
    }

    /** Nothing before the last {@code since} pulses counts: they are averaged. */
    private void beginAnew(int since, double jitterNs) {
        double period = (history.ns(0) - history.ns(since - 1)) / (double) history.behind(since - 1);
        steady.beginWithGuess(history.ns(since - 1), period, jitterNs);
        for (int ago = since - 2; ago >= 0; ago--) {
            steady.hear(history.ns(ago));
        }
        straight = since;
        lastSlip = 0;
        inBlocks = false;
    }

    private void leaveBlocks() {
        steady.begin(blocks.lastPulseNs(), blocks.periodNs(), blocks.jitterNs());
        inBlocks = false;
    }
}
