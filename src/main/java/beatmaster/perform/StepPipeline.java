package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.listen.Listener;

/**
 * Which step is asked for when, and what it turned out to be. Steps are asked for in order, each with what sounded in
 * the step before, so the drummer hears its own late replacements and the player's hits. Confined to the beat thread;
 * real-time safe.
 */
final class StepPipeline {

    /** How many steps are decided ahead while nobody can be heard: half a bar of patience with a slow network. */
    static final int AHEAD = 8;
    /** Further behind than this the drummer is not told of every step that it missed. */
    private static final int MOST_BEHIND = StepHistory.MEMORY / 2;

    private final StepExchange exchange;
    private final Listener listener;
    private final Turns turns;
    private final long fixedLeadNs;
    private final PerformanceStats stats;
    private final StepBriefing briefing;
    private final StepHistory history = new StepHistory();
    private final NetworkTime networkTime = new NetworkTime();
    private final Openings openings;
    /** What sounded before a jump; the drummer's memory goes on from there. */
    private final Step carried = new Step();
    private long performance;
    private long epoch;
    /** The stretch that the opening belongs to; none before the first Start. */
    private long epochOfStart = -1;
    /** The performance whose drummer has answered for a step. */
    private long playsSince;
    private long firstOfEpoch;
    private long nextSound;
    private long nextRequest;
    private long takeShift;
    private boolean wasLate;

    /** @param fixedLeadNs how long before it is needed a decision is asked for; 0 for what the network has lately needed */
    StepPipeline(StepExchange exchange, Listener listener, Turns turns, long fixedLeadNs, PerformanceStats stats) {
        this.fixedLeadNs = fixedLeadNs;
        this.exchange = exchange;
        this.listener = listener;
        this.turns = turns;
        this.stats = stats;
        briefing = new StepBriefing(listener, turns);
        openings = new Openings(exchange.openings, briefing);
    }

    /** Start: position 0 and a fresh drummer. */
    void start() {
        performance++;
        carried.clear();
        history.forgetBars();
        begin(0);
        epochOfStart = epoch;
        nextRequest = 1;
        useOpening();
    }

    /** The music goes on at another step, in the same performance; what has been decided for it still counts. */
    void seek(long step) {
        if (step >= firstOfEpoch && step < nextRequest && step > nextSound - Grid.STEPS_PER_BEAT) {
            for (long n = step; n < nextSound; n++) {
                history.unsound(n);
            }
            nextSound = step;
            return;
        }
        briefing.sounded(nextSound - 1, history, carried);
        begin(step);
    }

    private void begin(long step) {
        long nextTake = takeStep(nextSound);
        takeShift = nextTake + Math.floorMod(step - nextTake, (long) Grid.STEPS_PER_BAR) - step;
        epoch++;
        exchange.now(performance, epoch);
        history.forget();
        listener.reset(step);
        firstOfEpoch = step;
        nextSound = step;
        nextRequest = step;
    }

    /** The step that sounds next. */
    long nextSound() {
        return nextSound;
    }

    /** Where a step stands in the take, which goes on from bar line to bar line whatever the position does. */
    long takeStep(long step) {
        return step + takeShift;
    }

    /** Changes whenever the steps before and after do not join. */
    long epoch() {
        return epoch;
    }

    boolean isOpeningReady() {
        return openings.isReadyFor(performance + 1);
    }

    /** How long before it is needed a decision is asked for while somebody can be heard, in ns. */
    long leadNs() {
        return fixedLeadNs > 0 ? fixedLeadNs : networkTime.leadNs();
    }

    /** Takes the decisions that have come; those for steps that have sounded already are lost. */
    void takeAnswers(long nowNs) {
        openings.takeAnswers(nowNs);
        useOpening();
        for (RequestLane.Slot slot = exchange.steps.answerToTake(); slot != null; slot = exchange.steps.answerToTake()) {
            if (slot.epoch == epoch) {
                playsSince = performance;
                networkTime.measured(exchange.steps.tookNs(slot, nowNs));
                decided(slot.step, slot.decided);
            }
            exchange.steps.take();
        }
        stats.lead(leadNs());
    }

    private void decided(long step, Step hits) {
        if (step >= nextSound) {
            history.decide(step, hits);
        } else if (turns.drummerPlays(step)) {
            stats.decisionLost();
        }
    }

    private void useOpening() {
        if (epoch == epochOfStart && openings.isReadyFor(performance) && nextSound == 0 && !history.isDecided(0)) {
            history.decide(0, openings.first());
        }
    }

    /**
     * The next step sounds now, as decided or replaced.
     *
     * @return the drummer's hits; only to be read, valid until the next call
     */
    Step sound(Settings settings) {
        long step = nextSound++;
        boolean plays = turns.drummerPlays(step);
        boolean late = plays && !history.isDecided(step);
        Step hits = history.sound(step);
        if (!plays) {
            hits.clear();
        } else if (late && settings.lateStep() == LateStep.REPEAT_LAST_BAR) {
            hits.copyFrom(history.aBarAgo(step));
        }
        if (plays) {
            history.aBarAgo(step).copyFrom(hits);
        }
        wasLate = late;
        stats.stepSounded(late);
        return hits;
    }

    /** Whether the step that {@link #sound} gave last was replaced. */
    boolean wasLate() {
        return wasLate;
    }

    /** Whether the next request lacks nothing but, perhaps, its time. */
    boolean canRequest() {
        catchUp();
        return openings.isRequestedFor(performance)
                && nextRequest < nextSound + MOST_BEHIND
                && (nextRequest == firstOfEpoch || isKnown(nextRequest - 1));
    }

    long nextRequest() {
        return nextRequest;
    }

    /** Asks for the next step. Returns false if no slot is free. */
    boolean request(Settings settings, long nowNs) {
        RequestLane.Slot slot = exchange.steps.claim();
        if (slot == null) {
            return false;
        }
        long before = nextRequest - 1;
        slot.performance = performance;
        slot.epoch = epoch;
        slot.step = nextRequest;
        slot.publishedNs = nowNs;
        slot.request.stepInBar = Grid.stepInBar(nextRequest);
        if (nextRequest == firstOfEpoch) {
            slot.request.played.copyFrom(carried);
        } else {
            briefing.sounded(before, history, slot.request.played);
        }
        briefing.wish(slot.request, settings, nextRequest);
        briefing.hear(slot.request, before);
        listener.closeThrough(before);
        exchange.steps.publish();
        nextRequest++;
        return true;
    }

    /** Keeps the next opening ready. Returns whether a request was published. */
    boolean prepareOpening(Settings settings, long slackNs, long nowNs) {
        if (!openings.isRequestedFor(performance)) {
            return openings.prepare(performance, settings, Long.MAX_VALUE, nowNs);
        }
        // The drummer who holds this performance's opening takes over at its second step; until then the other one is
        // not free.
        return playsSince == performance && openings.prepare(performance + 1, settings, slackNs, nowNs);
    }

    /** Whether the groove thread has requests to answer. */
    boolean isWaiting() {
        return exchange.steps.inFlight() > 0;
    }

    /** When no decision is known for a step from {@code nextSound} on: the first such step. */
    long firstUndecided() {
        long step = nextSound;
        while (step < nextRequest && isKnown(step)) {
            step++;
        }
        return step;
    }

    private boolean isKnown(long step) {
        return !turns.drummerPlays(step) || step < nextSound || history.isDecided(step);
    }

    /** After a long stall the drummer goes on from where the music is. */
    private void catchUp() {
        if (nextSound - nextRequest > MOST_BEHIND) {
            nextRequest = nextSound;
        }
    }
}
