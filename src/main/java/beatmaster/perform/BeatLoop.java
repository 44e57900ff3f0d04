package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.listen.Listener;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.schedule.NoteSchedule;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;
import java.util.List;

/**
 * The heart of the live loop, passive: {@link #doWork} is one duty cycle. It takes in what has arrived, follows the clock, has
 * steps decided, and sends what is due.
 *
 * <p>Confined to the beat thread. Real-time safe: it allocates nothing, locks nothing and waits for nothing, as far as the port
 * that it sends to does the same.
 */
final class BeatLoop implements Intake.TransportObserver {

    /** A step leaves the pipeline a little before its earliest hit is due, so that the hit itself is on time. */
    static final long COMMIT_NS = 500_000;
    /** A pad hit at the very end of a step's window may still be on its way. */
    private static final long LATE_ARRIVAL_NS = 2_000_000;

    private final BeatClock clock;
    private final Timeline timeline;
    private final Intake intake;
    private final Listener listener = new Listener();
    private final NoteSchedule schedule;
    private final StepPipeline pipeline;
    private final StepPlayer player;
    private final PerformanceStats stats;
    private final Turns turns;
    private final boolean listens;
    private final long lastTake;
    private final Runnable wakeGroove;
    private final Step pads = new Step();
    private volatile Settings settings;
    private volatile boolean drummerFailed;
    private boolean startsItself;
    private BeatClock.State state = BeatClock.State.STOPPED;
    private long starts;
    private long jumps;
    private long toldPlayer;
    private boolean finished;

    /** @param wakeGroove called whenever a request was published */
    BeatLoop(Stage stage, List<Intake.Source> sources, StepExchange exchange, PlayedStepRing told, PerformanceStats stats,
            Runnable wakeGroove) {
        clock = stage.clock();
        timeline = clock.timeline();
        turns = stage.turns();
        settings = stage.settings();
        this.stats = stats;
        this.wakeGroove = wakeGroove;
        MidiOutput output = stage.output();
        schedule = new NoteSchedule(output, stats);
        pipeline = new StepPipeline(exchange, listener, turns, stats);
        player = new StepPlayer(schedule, told);
        intake = new Intake(sources, clock, listener, stats);
        listens = sources.stream().anyMatch(source -> source.heard);
        startsItself = !stage.inputs().followed();
        lastTake = stage.bars() == 0 ? Long.MAX_VALUE : (long) stage.bars() * Grid.STEPS_PER_BAR;
        starts = clock.starts();
        jumps = clock.jumps();
    }

    /** Any thread: read at the next step. */
    void settings(Settings value) {
        settings = value;
    }

    /** Any thread. */
    Settings settings() {
        return settings;
    }

    /** Any thread: whether a message waits to be taken in. */
    boolean hasMessages() {
        return !intake.isEmpty();
    }

    /** Whether the performance has come to its end by itself. */
    boolean isFinished() {
        return finished;
    }

    /**
     * One duty cycle.
     *
     * @return when the next one is wanted if nothing arrives until then; {@code Long.MAX_VALUE} for never
     */
    long doWork(long nowNs) {
        Settings now = settings;
        intake.drain(now, this, nowNs);
        clock.advance(nowNs);
        transportMoved(nowNs);
        pipeline.takeAnswers(nowNs);
        startIfReady(nowNs);
        boolean moving = state == BeatClock.State.PLAYING;
        if (moving) {
            soundSteps(now, nowNs);
        }
        schedule.send(timeline, nowNs, moving);
        boolean asked = request(now, moving, nowNs);
        if (pipeline.prepareOpening(now, slackNs(now, moving, nowNs), nowNs) || asked) {
            wakeGroove.run();
        }
        finishIfOver(now, moving, nowNs);
        stats.transport(clock);
        return nextNs(now, moving, nowNs);
    }

    /** Note-offs out, whatever plays. Returns whether all are through; if not, call again a little later. */
    boolean silence(long nowNs) {
        schedule.silence(nowNs);
        return schedule.sounding() == 0;
    }

    @Override
    public void transportMoved(long nowNs) {
        BeatClock.State before = state;
        state = clock.state();
        if (state != BeatClock.State.PLAYING && before == BeatClock.State.PLAYING) {
            tellPlayerThrough(pipeline.nextSound() - 1, settings);
            schedule.silence(nowNs);
        }
        if (clock.starts() != starts) {
            starts = clock.starts();
            jumps = clock.jumps();
            start();
        }
        if (state != BeatClock.State.PLAYING) {
            jumps = clock.jumps();
            followStanding();
        } else if (clock.jumps() != jumps) {
            jumps = clock.jumps();
            followJump();
        }
    }

    private void start() {
        tellPlayerThrough(pipeline.nextSound() - 1, settings);
        schedule.dropPending();
        pipeline.start();
        player.resumeAt(0, Long.MIN_VALUE);
        toldPlayer = 0;
    }

    /** While the music stands, the step that sounds next is the one that begins at or after the kept position. */
    private void followStanding() {
        long step = nextStepOfPosition();
        long floor = clock.positionPulses() * Ticks.PER_PULSE;
        if (step != pipeline.nextSound()) {
            seek(step, floor);
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

    private void seek(long step, long floorTicks) {
        long epoch = pipeline.epoch();
        long soundedBefore = pipeline.nextSound();
        tellPlayerThrough(soundedBefore - 1, settings);
        pipeline.seek(step);
        boolean joins = pipeline.epoch() == epoch;
        player.resumeAt(floorTicks, joins ? soundedBefore : Long.MIN_VALUE);
        toldPlayer = joins ? toldPlayer : step;
    }

    /** Any thread: there is no drummer. What plays goes on with replacements; what has not begun never will. */
    void drummerFailed() {
        drummerFailed = true;
    }

    private void startIfReady(long nowNs) {
        if (startsItself && drummerFailed) {
            finished = true;
        }
        if (startsItself && pipeline.isOpeningReady()) {
            startsItself = false;
            clock.message(Midi.START, nowNs);
            transportMoved(nowNs);
        }
    }

    private void soundSteps(Settings now, long nowNs) {
        while (!isOver() && nowNs - commitNs(pipeline.nextSound(), now) >= 0) {
            long step = pipeline.nextSound();
            long overdueNs = nowNs - timeline.nsAt(Grid.ticksOf(step));
            if (overdueNs > timeline.nsPerTick() * Grid.TICKS_PER_STEP) {
                skipTo(Math.floorDiv(timeline.ticksAt(nowNs), (long) Grid.TICKS_PER_STEP));
            } else {
                Step hits = pipeline.sound(now);
                player.play(step, hits, now);
                player.tellDrummer(pipeline.takeStep(step), step, hits, pipeline.wasLate(), now);
            }
        }
    }

    /** The loop was held up: what should have sounded is gone, the music goes on where it is. */
    private void skipTo(long step) {
        stats.stepsSkipped(step - pipeline.nextSound());
        seek(step, Grid.ticksOf(step));
    }

    private boolean isOver() {
        return pipeline.takeStep(pipeline.nextSound()) >= lastTake;
    }

    private long commitNs(long step, Settings now) {
        return timeline.nsAt(player.earliestTicks(step, now)) - schedule.aheadNs() - COMMIT_NS;
    }

    private boolean request(Settings now, boolean moving, long nowNs) {
        boolean asked = false;
        while (mayRequest(moving) && nowNs - requestNs(now, moving) >= 0) {
            long before = pipeline.nextRequest() - 1;
            if (!pipeline.request(now, nowNs)) {
                break;
            }
            if (listens) {
                tellPlayerThrough(before, now);
            }
            asked = true;
        }
        return asked;
    }

    private boolean mayRequest(boolean moving) {
        long step = pipeline.nextRequest();
        if (!moving && step > pipeline.nextSound()) {
            return false;
        }
        return step <= pipeline.nextSound() + StepPipeline.AHEAD && pipeline.takeStep(step) < lastTake && pipeline.canRequest();
    }

    /** When the next step is to be asked for. */
    private long requestNs(Settings now, boolean moving) {
        if (!moving || !listens) {
            return Long.MIN_VALUE / 2;
        }
        long step = pipeline.nextRequest();
        long sounding = turns.nextDrummerStep(step);
        long decisionNs = commitNs(sounding, now) - pipeline.leadNs();
        if (sounding == step) {
            return decisionNs;
        }
        long windowNs = timeline.nsAt(Grid.ticksOf(step) - Grid.TICKS_PER_STEP / 2) + LATE_ARRIVAL_NS;
        return Math.min(windowNs, decisionNs);
    }

    /** How long the groove thread has nothing to do for the music that plays. */
    private long slackNs(Settings now, boolean moving, long nowNs) {
        if (!moving) {
            return Long.MAX_VALUE;
        }
        return pipeline.isWaiting() ? 0 : commitNs(pipeline.firstUndecided(), now) - pipeline.leadNs() - nowNs;
    }

    private void tellPlayerThrough(long step, Settings now) {
        for (; toldPlayer <= step; toldPlayer++) {
            listener.readPads(toldPlayer, pads);
            if (!pads.isEmpty()) {
                player.tellPlayer(pipeline.takeStep(toldPlayer), toldPlayer, pads, now);
            }
        }
    }

    private void finishIfOver(Settings now, boolean moving, long nowNs) {
        if (finished || !isOver() || schedule.pending() > 0 || schedule.sounding() > 0) {
            return;
        }
        if (!moving || nowNs - endNs() >= 0) {
            tellPlayerThrough(pipeline.nextSound() - 1, now);
            finished = true;
        }
    }

    private long endNs() {
        return timeline.nsAt(Grid.ticksOf(pipeline.nextSound()));
    }

    private long nextNs(Settings now, boolean moving, long nowNs) {
        if (finished || hasMessages()) {
            return nowNs;
        }
        long next = Math.min(clock.wakeNs(), schedule.nextNs(timeline, moving));
        if (moving) {
            next = Math.min(next, isOver() ? endNs() : commitNs(pipeline.nextSound(), now));
            long requestNs = listens && mayRequest(true) ? requestNs(now, true) : nowNs;
            // A request whose time has come and that was not made lacks a slot: an answer will wake the thread.
            next = requestNs - nowNs > 0 ? Math.min(next, requestNs) : next;
        }
        return next;
    }
}
