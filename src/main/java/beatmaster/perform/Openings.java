package beatmaster.perform;

import beatmaster.grid.Step;
import beatmaster.groove.StepRequest;

/**
 * Keeps the first step of the next performance ready, so that the first pulse after Start finds it. Confined to the beat
 * thread; real-time safe.
 */
final class Openings {

    private final RequestLane lane;
    private final StepBriefing briefing;
    private final Step first = new Step();
    private long requestedFor;
    private long readyFor;
    private Settings requestedWith;
    /** What preparing one took the last time, from request to answer. */
    private long tookNs = NetworkTime.FIRST_GUESS_NS;

    Openings(RequestLane lane, StepBriefing briefing) {
        this.lane = lane;
        this.briefing = briefing;
    }

    /** Whether the first step of that performance is there. */
    boolean isReadyFor(long performance) {
        return readyFor == performance;
    }

    /** Whether that performance has, or will have, a drummer. */
    boolean isRequestedFor(long performance) {
        return requestedFor >= performance;
    }

    /** The first step of the performance that {@link #isReadyFor}. */
    Step first() {
        return first;
    }

    /**
     * Asks for the opening of a performance, unless it is there or on its way with these settings.
     *
     * @param performance counted from 1
     * @param slackNs how long the groove thread has nothing else to do; an opening that would take half of it or more
     * waits
     * @return whether a request was published
     */
    boolean prepare(long performance, Settings settings, long slackNs, long nowNs) {
        boolean asked = requestedFor == performance && requestedWith == settings;
        if (asked || lane.inFlight() > 1 || slackNs / 2 < tookNs) {
            return false;
        }
        RequestLane.Slot slot = lane.claim();
        slot.performance = performance;
        slot.step = 0;
        slot.seed = settings.seed() + performance - 1;
        slot.publishedNs = nowNs;
        StepRequest request = slot.request;
        request.played.clear();
        request.player.set(false, 0, 0);
        request.stepInBar = 0;
        briefing.wish(request, settings, 0);
        lane.publish();
        requestedFor = performance;
        requestedWith = settings;
        return true;
    }

    /** Takes what has been answered; later answers replace earlier ones. */
    void takeAnswers(long nowNs) {
        for (RequestLane.Slot slot = lane.answerToTake(); slot != null; slot = lane.answerToTake()) {
            if (slot.performance >= readyFor) {
                first.copyFrom(slot.decided);
                readyFor = slot.performance;
                tookNs = lane.tookNs(slot, nowNs);
            }
            lane.take();
        }
    }
}
