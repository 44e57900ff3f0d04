package beatmaster.clock;

/**
 * Tells a change of tempo from noise (a generalised likelihood ratio test): is there a pulse, some pulses ago, such
 * that the line believed then, turned there by some angle, explains what came after so much better than chance
 * allows, and better than the bank of fits did as it went along? Likewise dropped and doubled pulses.
 *
 * <p>Looks only at pulses of one line. One thread; real-time safe.
 */
final class ChangeTest {

    private static final int[] SPANS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24};
    /** Square of the turn in its standard deviations: chance does as much once in some 100,000 pulses. */
    private static final double MORE_THAN_CHANCE = 20;
    /** Twice the logarithm of how much likelier the turn must be than what the bank foresaw. */
    private static final double MORE_THAN_BANK = 25;
    /** What a turn leaves unexplained may be twice the noise, else it was none. */
    private static final double LEFT = 4;

    /** A slip shows in so many pulses at least, and need not be exact: this part of a pulse is as good. */
    private static final int SLIP_SPAN = 3;
    /** At 300 bpm so many are dropped before the clock counts as lost. */
    private static final int MOST_DROPPED = 36;
    private static final double SLIP_NOISE = 0.05;
    /** Where the noise is more than this part of a pulse, a turn takes more than three pulses to tell from a slip. */
    private static final double NOISY = 0.08;
    /** Where a slip may be a turn, it may have begun so many pulses earlier. */
    private static final int TURNED_BEFORE = 6;

    private final RecentPulses recent;
    private final Turn turn = new Turn();
    private int slipSpan;

    ChangeTest(RecentPulses recent) {
        this.recent = recent;
    }

    /**
     * How many pulses ago the tempo changed, or 0.
     *
     * @param noise the variance of arrivals, square nanoseconds
     * @param fewest no change is seen in fewer pulses
     */
    int changedSince(double noise, int fewest) {
        int since = 0;
        double most = MORE_THAN_CHANCE;
        double noisy = NOISY * recent.periodNs(0);
        int shortest = noise > noisy * noisy ? Math.max(4, fewest) : fewest;
        for (int span : SPANS) {
            if (span >= recent.fresh()) {
                break;
            }
            if (span < shortest) {
                continue;
            }
            double evidence = evidence(span, noise);
            if (evidence > most) {
                most = evidence;
                since = span;
            }
        }
        return since;
    }

    /**
     * By how many pulses the last arrivals are all off the line that was believed before: above 0 if some were
     * dropped, below if some came twice; 0 if they are not, or it may be chance.
     *
     * @param noise the variance of arrivals, square nanoseconds
     */
    int slip(double noise) {
        slipSpan = 0;
        for (int span : SPANS) {
            if (span >= recent.fresh()) {
                break;
            }
            int slip = span < SLIP_SPAN ? 0 : slip(span, noise);
            if (slip != 0) {
                slipSpan = span;
                return slip;
            }
        }
        return 0;
    }

    /** How many pulses ago what {@link #slip} found last happened. */
    int slippedSince() {
        return slipSpan;
    }

    private int slip(int span, double noise) {
        double period = recent.periodNs(span);
        int slip = (int) Math.round(recent.strayNs(span, 0) / period);
        if (slip == 0 || slip < 1 - span || slip > MOST_DROPPED) {
            return 0;
        }
        double coarse = Math.max(noise, SLIP_NOISE * SLIP_NOISE * period * period);
        double surprise = 0;
        double left = 0;
        for (int ago = span - 1; ago >= 0; ago--) {
            double stray = strayOfSlip(span, span, ago, slip);
            surprise += recent.surprise(ago);
            left += stray * stray / coarse;
        }
        return left < LEFT * span && surprise - left > MORE_THAN_BANK && !isTurn(span, slip) ? slip : 0;
    }

    /** How far an arrival is from the line believed {@code from} pulses ago, if the count slipped {@code span} ago. */
    private double strayOfSlip(int from, int span, int ago, int slip) {
        // The first, if it came twice, came anywhere.
        if (ago == span - 1 && slip < 0) {
            return 0;
        }
        return recent.strayNs(from, ago) - (ago < span ? slip * recent.periodNs(from) : 0);
    }

    /** A turn, too, is a whole pulse off at some time: is it the better explanation of the pulses up to now? */
    private boolean isTurn(int span, int slip) {
        int from = Math.min(span + TURNED_BEFORE, recent.fresh() - 1);
        double left = 0;
        for (int ago = 0; ago < from; ago++) {
            double stray = strayOfSlip(from, span, ago, slip);
            left += stray * stray;
        }
        turn.look(recent, from);
        return turn.left() < left;
    }

    private double evidence(int span, double noise) {
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sumStray = 0;
        double sumSquare = 0;
        double surprise = 0;
        for (int j = 1; j <= span; j++) {
            double stray = recent.strayNs(span, span - j);
            sum1 += j;
            sum2 += j * j;
            sum3 += j * j * j;
            sumStray += j * stray;
            sumSquare += stray * stray;
            surprise += recent.surprise(span - j);
        }
        double angle = sumStray / sum2;
        double left = (sumSquare - angle * sumStray) / noise;
        if (left > LEFT * span || surprise - left < MORE_THAN_BANK) {
            return 0;
        }
        return angle * angle / (noise * (1 / sum2 + doubt(recent.covariances(span), sum1 / sum2, sum3 / 2 / sum2)));
    }

    /**
     * What not knowing the line exactly adds to the variance of its turn: through its time, its period and its bend.
     */
    private static double doubt(double[] c, double time, double bend) {
        return time * time * c[0] + 2 * time * c[1] + 2 * time * bend * c[2] + c[3] + 2 * bend * c[4] + bend * bend * c[5];
    }
}
