package beatmaster.groove;

import beatmaster.grid.Grid;
import java.util.Arrays;

/**
 * The last {@value #BARS} bars of something that happens step by step, each step a number, and for each earlier bar how long the
 * latest steps have gone as they went then. Constant memory. Confined to one thread. Real-time safe: only the constructor
 * allocates.
 */
final class StepMatches {

    /** How many bars back it reaches. */
    static final int BARS = 64;
    /** Histories are compared at most this many steps back. */
    static final int LONGEST_MATCH = 2 * Grid.STEPS_PER_BAR;
    /** Where nothing happened: no step, as opposed to a silent one. */
    static final int ABSENT = -1;

    private static final int STEPS = BARS * Grid.STEPS_PER_BAR;

    private final short[] steps = new short[STEPS];
    private final int[] runs = new int[BARS];
    private long next;

    void clear() {
        Arrays.fill(steps, (short) ABSENT);
        Arrays.fill(runs, 0);
        next = 0;
    }

    /** The coming step is absent, and matches nothing. */
    void skip() {
        steps[ring(next)] = ABSENT;
        Arrays.fill(runs, 0);
        next++;
    }

    /** The coming step is {@code what}, 0 or more. */
    void append(int what) {
        steps[ring(next)] = (short) what;
        for (int bars = 1; bars < BARS; bars++) {
            runs[bars] = barsAgo(bars) == what ? Math.min(LONGEST_MATCH, runs[bars] + 1) : 0;
        }
        next++;
    }

    /** Steps so far, absent ones counted. */
    long length() {
        return next;
    }

    /** What the step at the coming place was {@code bars} bars ago (1..63), or {@link #ABSENT}. */
    int barsAgo(int bars) {
        long index = next - (long) bars * Grid.STEPS_PER_BAR;
        return index < 0 ? ABSENT : steps[ring(index)];
    }

    /** How many of the latest steps equal those that led to the same place {@code bars} bars ago, 0..32. */
    int matchBarsAgo(int bars) {
        return runs[bars];
    }

    private static int ring(long index) {
        return (int) (index & STEPS - 1);
    }
}
