package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.schedule.NoteSchedule;
import beatmaster.time.Timeline;

/** When a step is to be asked for, and when it must be there. Confined to the beat thread; real-time safe. */
final class StepTiming {

    /** A step leaves the pipeline a little before its earliest hit is due, so that the hit itself is on time. */
    private static final long COMMIT_NS = 500_000;
    /** A pad hit at the very end of a step's window may still be on its way. */
    private static final long LATE_ARRIVAL_NS = 2_000_000;
    private static final long AT_ONCE = Long.MIN_VALUE / 2;

    private final Timeline timeline;
    private final NoteSchedule schedule;
    private final StepPipeline pipeline;
    private final StepPlayer player;
    private final Turns turns;
    private final boolean listens;
    private final long lastTake;

    /**
     * @param listens whether somebody can be heard; if not, steps are decided well ahead
     * @param bars after how many bars of the take the performance is over; 0 for never
     */
    StepTiming(Timeline timeline, NoteSchedule schedule, StepPipeline pipeline, StepPlayer player, Turns turns,
            boolean listens, int bars) {
        this.timeline = timeline;
        this.schedule = schedule;
        this.pipeline = pipeline;
        this.player = player;
        this.turns = turns;
        this.listens = listens;
        lastTake = bars == 0 ? Long.MAX_VALUE : (long) bars * Grid.STEPS_PER_BAR;
    }

    /** Whether all bars have sounded. */
    boolean isOver() {
        return pipeline.takeStep(pipeline.nextSound()) >= lastTake;
    }

    /** When the step that would sound next falls, for those who hear it later than the clock says. */
    long nextStepNs() {
        return timeline.nsAt(Grid.ticksOf(pipeline.nextSound())) + laterNs();
    }

    /** The step that is heard now. */
    long stepAt(long nowNs) {
        return Math.floorDiv(timeline.ticksAt(nowNs - laterNs()), (long) Grid.TICKS_PER_STEP);
    }

    /** Steps that sound earlier than the clock says still fall where it says: only a delay counts here. */
    private long laterNs() {
        return Math.max(0, schedule.shiftNs());
    }

    /** When the next step must be decided. */
    long nextCommitNs() {
        return commitNs(pipeline.nextSound());
    }

    /**
     * Whether the next request lacks nothing but, perhaps, its time. While the music stands only the very next step is
     * asked for.
     */
    boolean mayRequest(boolean moving) {
        long step = pipeline.nextRequest();
        return step <= pipeline.nextSound() + (moving ? StepPipeline.AHEAD : 0)
                && pipeline.takeStep(step) < lastTake && pipeline.canRequest();
    }

    /** When the next step is to be asked for. */
    long requestNs(boolean moving) {
        if (!moving || !listens) {
            return AT_ONCE;
        }
        long step = pipeline.nextRequest();
        long sounding = turns.nextDrummerStep(step);
        long decisionNs = commitNs(sounding) - pipeline.leadNs();
        if (sounding == step) {
            return decisionNs;
        }
        // While the player plays, all that was played in the step before is waited for.
        long windowNs = timeline.nsAt(Grid.ticksOf(step) - Grid.TICKS_PER_STEP / 2) + LATE_ARRIVAL_NS;
        return Math.min(windowNs, decisionNs);
    }

    /** How long the groove thread has nothing to do for the music that plays. */
    long slackNs(boolean moving, long nowNs) {
        if (!moving) {
            return Long.MAX_VALUE;
        }
        return pipeline.isWaiting() ? 0 : commitNs(pipeline.firstUndecided()) - pipeline.leadNs() - nowNs;
    }

    /** When steps want attention next; {@code Long.MAX_VALUE} for never. */
    long nextNs(boolean moving, long nowNs) {
        if (!moving) {
            return Long.MAX_VALUE;
        }
        long next = isOver() ? nextStepNs() : nextCommitNs();
        // A request whose time has come and that was not made lacks a slot: an answer will wake the thread.
        long requestNs = listens && mayRequest(true) ? requestNs(true) : nowNs;
        return requestNs - nowNs > 0 ? Math.min(next, requestNs) : next;
    }

    private long commitNs(long step) {
        return timeline.nsAt(player.earliestTicks(step)) + schedule.shiftNs() - schedule.aheadNs() - COMMIT_NS;
    }
}
