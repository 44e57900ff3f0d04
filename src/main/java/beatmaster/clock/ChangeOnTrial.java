package beatmaster.clock;

/**
 * A change of tempo that is not believed for good: for some pulses the line before it goes on beside the one since. If that
 * turns out to be much likelier, there was no change; and if the pulses since show that the line turned at another
 * pulse than was thought at first, it is laid anew from there.
 *
 * <p>Variances and times as in {@link SteadyLine}. One thread; real-time safe.
 */
final class ChangeOnTrial {

    private static final int PULSES = 12;
    /** How much one pulse can tell against a line. */
    private static final double MOST_UNLIKELY = 9;
    /** The change is taken back when the line before it is so much likelier. */
    private static final double PROVEN_WRONG = 12;
    /** The turn is looked for from so many pulses before the first guess, the last that the old line surely explains. */
    private static final int BEFORE = 4;
    /** Variances by which a turn elsewhere must explain the pulses better. */
    private static final double BETTER = 1;
    /** A turn that leaves more than this, in variances a pulse, is none: a ramp bends. */
    private static final double LEFT = 2;

    private final RecentPulses recent;
    private final Turn turn = new Turn();
    private final FitBank before = new FitBank();
    /** Pulses that the change has been on trial for, 0 for none. */
    private int pulses;
    private int lineBefore;
    private int turned;
    private double unlikelySince;
    private double unlikelyBefore;

    ChangeOnTrial(RecentPulses recent) {
        this.recent = recent;
    }

    /** There is no change, or it is believed. */
    void end() {
        pulses = 0;
    }

    /** Begins when a change was found so many pulses ago; {@code bank} still has the line before it. */
    void begin(FitBank bank, int since) {
        if (pulses == 0) {
            before.copyFrom(bank);
        }
        pulses = 1;
        turned = since;
        lineBefore = Math.min(since + BEFORE, recent.known() - 1);
        unlikelySince = 0;
        unlikelyBefore = 0;
    }

    /**
     * A pulse, before it is added to the recent ones.
     *
     * @param clip standard deviations beyond which an arrival counts for no more
     * @param unlikely the square of its distance from the line since, in variances
     */
    void hear(double arrivalNs, double noise, double clip, double unlikely) {
        if (pulses == 0) {
            return;
        }
        pulses++;
        turned++;
        lineBefore++;
        before.step();
        double error = arrivalNs - before.timeNs();
        double total = 1 + before.timeVariance();
        unlikelySince += Math.min(unlikely, MOST_UNLIKELY);
        unlikelyBefore += Math.min(error * error / (total * noise), MOST_UNLIKELY);
        before.learn(arrivalNs, clip * Math.sqrt(noise * total), noise);
    }

    /** Ends the trial when it is time. Returns whether there was no change: {@link #copyLineBefore} then. */
    boolean provenWrong() {
        boolean wrong = pulses > 0 && unlikelySince - unlikelyBefore > PROVEN_WRONG;
        pulses = wrong || pulses > PULSES ? 0 : pulses;
        return wrong;
    }

    void copyLineBefore(FitBank to) {
        to.copyFrom(before);
    }

    /** How many pulses ago the line turned, if that is not where it was thought to; else 0. */
    int turnedElsewhere(double noise) {
        if (pulses == 0 || lineBefore >= recent.known()) {
            return 0;
        }
        turn.look(recent, lineBefore);
        if (turn.lessThan(turned) <= BETTER * noise || turn.left() > LEFT * noise * lineBefore) {
            return 0;
        }
        turned = turn.since();
        return turned;
    }

    /** A pulse ago at which the line was still the one before. */
    int lineBefore() {
        return lineBefore;
    }

    /** Sees the same line from a pulse {@code pulsesLater}, and from a base {@code ns} later. */
    void shift(int pulsesLater, double ns) {
        before.shift(pulsesLater, ns);
    }
}
