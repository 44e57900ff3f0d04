package beatmaster.perform;

import beatmaster.groove.GrooveModel;

/**
 * The drummers' side of the live loop: takes the oldest request, has the drummer decide, publishes. Passive: one call of
 * {@link #doWork} is one duty cycle. Steps go before openings, since they are heard first.
 *
 * <p>Confined to the groove thread.
 */
final class GrooveLoop {

    private static final int NONE = -1;

    private final StepExchange exchange;
    private GrooveModel playing;
    private GrooveModel standby;
    private long playingPerformance;
    private long standbyPerformance = NONE;

    /** @param seed for a performance that begins in the middle (Continue without a Start before) */
    GrooveLoop(StepExchange exchange, Stage.Drummers drummers, long seed) {
        this.exchange = exchange;
        playing = drummers.first();
        standby = drummers.second();
        playing.reset(seed);
    }

    /** One duty cycle: at most one decision. Returns whether there was something to do. */
    boolean doWork() {
        RequestLane.Slot step = exchange.steps.request();
        if (step != null && exchange.isStaleStep(step)) {
            exchange.steps.answer();
            return true;
        }
        if (step != null && isReady(step.performance)) {
            playing.next(step.request, step.decided);
            exchange.steps.answer();
            return true;
        }
        RequestLane.Slot opening = exchange.openings.request();
        if (opening == null) {
            return false;
        }
        if (!exchange.isStaleOpening(opening)) {
            open(opening);
        }
        exchange.openings.answer();
        return true;
    }

    /** The drummers are ready: what is asked for is answered from now on. */
    void serveFrom(long nowNs) {
        exchange.steps.serveFrom(nowNs);
        exchange.openings.serveFrom(nowNs);
    }

    /** Whether the drummer of that performance plays; the one who holds its opening takes over. */
    private boolean isReady(long performance) {
        if (performance != playingPerformance && performance == standbyPerformance) {
            GrooveModel before = playing;
            playing = standby;
            standby = before;
            playingPerformance = performance;
            standbyPerformance = NONE;
        }
        return performance == playingPerformance;
    }

    private void open(RequestLane.Slot opening) {
        standby.reset(opening.seed);
        standby.next(opening.request, opening.decided);
        standbyPerformance = opening.performance;
    }
}
