package beatmaster.perform;

/**
 * How long a decision takes from request to answer: the longest of late, forgotten slowly, which is near the 99th
 * percentile of a steady network. One thread; real-time safe.
 */
final class NetworkTime {

    /** Until something has been measured. */
    static final long FIRST_GUESS_NS = 5_000_000;
    /**
     * A busy machine holds a woken thread up for a scheduler's slice or two, and a collection of the heap, forced once a second in the
     * soak, for 13 to 17 ms. What a player does in these last milliseconds counts in the step after.
     */
    static final long MARGIN_NS = 25_000_000;
    /** One slow step must not make the drummer deaf for long: more lead than this is not taken. */
    static final long LONGEST_NS = 250_000_000;
    private static final int FORGETTING = 128;

    private long estimateNs = FIRST_GUESS_NS;

    void measured(long tookNs) {
        if (tookNs >= estimateNs) {
            estimateNs = Math.min(tookNs, LONGEST_NS);
        } else {
            estimateNs -= (estimateNs - tookNs) / FORGETTING;
        }
    }

    /** How long before it is needed a decision is asked for, in ns. */
    long leadNs() {
        return estimateNs + MARGIN_NS;
    }
}
