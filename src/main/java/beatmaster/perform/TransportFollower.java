package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.grid.Grid;
import beatmaster.schedule.NoteSchedule;
import beatmaster.time.Ticks;

/**
 * Does what the transport says: Start begins afresh, Stop silences, Continue and song position move to another step. It
 * looks after every message, so that Stop and Continue in one read are both seen. Confined to the beat thread; real-time
 * safe.
 */
final class TransportFollower implements Intake.TransportObserver {

    private final BeatClock clock;
    private final NoteSchedule schedule;
    private final StepPipeline pipeline;
    private final StepPlayer player;
    private final PadReport pads;
    private BeatClock.State state = BeatClock.State.STOPPED;
    private long starts;
    private long jumps;

    TransportFollower(BeatClock clock, NoteSchedule schedule, StepPipeline pipeline, StepPlayer player, PadReport pads) {
        this.clock = clock;
        this.schedule = schedule;
        this.pipeline = pipeline;
        this.player = player;
        this.pads = pads;
        starts = clock.starts();
        jumps = clock.jumps();
    }

    boolean isPlaying() {
        return state == BeatClock.State.PLAYING;
    }

    @Override
    public void transportMoved(int message, long nowNs) {
        boolean wasPlaying = isPlaying();
        boolean anew = clock.starts() != starts;
        state = clock.state();
        if (wasPlaying && !isPlaying()) {
            pads.tellThrough(pipeline.nextSound() - 1);
            schedule.silence(nowNs);
        }
        if (anew) {
            starts = clock.starts();
            jumps = clock.jumps();
            start();
        }
        if (isPlaying() && (anew || !wasPlaying)) {
            // A beat of our own is begun a little, or a count-in, before its first pulse.
            schedule.beginAt(Math.min(clock.positionPulses() * Ticks.PER_PULSE, clock.timeline().ticksAt(nowNs)));
        }
        if (!isPlaying()) {
            jumps = clock.jumps();
            followStanding();
        } else if (clock.jumps() != jumps) {
            jumps = clock.jumps();
            followJump();
        }
    }

    /** The music goes on at a step; nothing of it sounds before {@code floorTicks}. */
    void seek(long step, long floorTicks) {
        long epoch = pipeline.epoch();
        long soundedBefore = pipeline.nextSound();
        pads.tellThrough(soundedBefore - 1);
        pipeline.seek(step);
        if (pipeline.epoch() == epoch) {
            player.resumeAt(floorTicks, soundedBefore);
        } else {
            player.resumeAt(floorTicks, Long.MIN_VALUE);
            pads.goOnAt(step);
        }
    }

    private void start() {
        pads.tellThrough(pipeline.nextSound() - 1);
        schedule.dropPending();
        pipeline.start();
        player.resumeAt(0, Long.MIN_VALUE);
        pads.goOnAt(0);
    }

    /** While the music stands, the step that sounds next is the one that begins at or after the kept position. */
    private void followStanding() {
        long step = nextStepOfPosition();
        if (step != pipeline.nextSound()) {
            seek(step, clock.positionPulses() * Ticks.PER_PULSE);
        }
    }

    /** A jump while playing; a repaired pulse or two moves no step. */
    private void followJump() {
        long step = nextStepOfPosition();
        if (Math.abs(pipeline.nextSound() - step) > 1) {
            schedule.dropPending();
            seek(step, clock.positionPulses() * Ticks.PER_PULSE);
        }
    }

    private long nextStepOfPosition() {
        return Math.floorDiv(clock.positionPulses() + Grid.PULSES_PER_STEP - 1, (long) Grid.PULSES_PER_STEP);
    }
}
