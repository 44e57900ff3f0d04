package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.listen.Listener;
import beatmaster.midi.Midi;
import beatmaster.schedule.NoteSchedule;
import beatmaster.time.Timeline;
import java.util.List;

/**
 * The heart of the live loop, passive: {@link #doWork} is one duty cycle. It takes in what has arrived, follows the
 * clock, has steps decided, and sends what is due.
 *
 * <p>Confined to the beat thread. Real-time safe: it allocates nothing, locks nothing and waits for nothing, as far as
 * the port that it sends to does the same.
 */
final class BeatLoop {

    /**
     * With a beat of our own the first note may wait a moment, so that the first steps are decided before they are
     * needed.
     */
    static final long HEAD_START_NS = 100_000_000;

    private final BeatClock clock;
    private final Timeline timeline;
    private final Intake intake;
    private final NoteSchedule schedule;
    private final StepPipeline pipeline;
    private final StepPlayer player;
    private final PadReport pads;
    private final TransportFollower transport;
    private final Metronome metronome;
    private final ClockSender sender;
    private final Intake.TransportObserver observer = this::transportMoved;
    private final StepTiming timing;
    private final PerformanceStats stats;
    private final Runnable wakeGroove;
    private volatile Settings settings;
    private volatile boolean drummerFailed;
    private boolean startsItself;
    private boolean finished;

    /** @param wakeGroove called whenever a request was published */
    BeatLoop(Stage stage, List<Intake.Source> sources, StepExchange exchange, PlayedStepRing told, PerformanceStats stats,
            Runnable wakeGroove) {
        clock = stage.clock();
        timeline = clock.timeline();
        settings = stage.settings();
        this.stats = stats;
        this.wakeGroove = wakeGroove;
        Listener listener = new Listener();
        schedule = new NoteSchedule(stage.output(), stats, stage.timing().syncDelayNs());
        pipeline = new StepPipeline(exchange, listener, stage.turns(), stage.timing().leadNs(), stats);
        metronome = new Metronome(schedule, stage.clicks());
        player = new StepPlayer(schedule, metronome, told, settings);
        pads = new PadReport(listener, pipeline, player);
        intake = new Intake(sources, clock, listener, new TempoByHand(clock, stage.tempoControl()), schedule,
                stats);
        transport = new TransportFollower(clock, schedule, pipeline, player, pads);
        sender = new ClockSender(clock, stage.clockOut(), stage.inputs().followed(), stage.timing().syncDelayNs(), stats);
        boolean listens = sources.stream().anyMatch(source -> source.heard);
        timing = new StepTiming(timeline, schedule, pipeline, player, stage.turns(), listens, stage.bars());
        startsItself = !stage.inputs().followed();
    }

    /** Any thread: read at the next step. */
    void settings(Settings value) {
        settings = value;
    }

    /** Any thread. */
    Settings settings() {
        return settings;
    }

    /** Any thread: there is no drummer. What plays goes on with replacements; what has not begun never will. */
    void drummerFailed() {
        drummerFailed = true;
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
        player.use(now);
        intake.drain(now, observer, nowNs);
        clock.advance(nowNs);
        transportMoved(Intake.TransportObserver.NO_MESSAGE, nowNs);
        sender.send(timeline, nowNs);
        pipeline.takeAnswers(nowNs);
        startIfReady(nowNs);
        boolean moving = transport.isPlaying();
        if (moving) {
            soundSteps(now, nowNs);
        }
        schedule.send(timeline, nowNs, moving);
        boolean asked = request(now, moving, nowNs);
        if (pipeline.prepareOpening(now, timing.slackNs(moving, nowNs), nowNs) || asked) {
            wakeGroove.run();
        }
        finishIfOver(moving, nowNs);
        stats.transport(clock);
        return nextNs(moving, nowNs);
    }

    /** Note-offs out, whatever plays and whoever holds a key. Returns whether all are through; if not, call again a little later. */
    boolean silence(long nowNs) {
        sender.end(nowNs);
        schedule.silenceAll(nowNs);
        return schedule.sounding() == 0;
    }

    private void startIfReady(long nowNs) {
        if (startsItself && drummerFailed) {
            finished = true;
        }
        if (startsItself && pipeline.isOpeningReady()) {
            startsItself = false;
            long countInNs = Math.round(metronome.countInTicks() * timeline.nsPerTick());
            clock.message(Midi.START, nowNs + HEAD_START_NS + countInNs);
            transportMoved(Midi.START, nowNs);
            metronome.countIn(settings);
        }
    }

    private void transportMoved(int message, long nowNs) {
        transport.transportMoved(message, nowNs);
        sender.transportMoved(message, nowNs);
    }

    private void soundSteps(Settings now, long nowNs) {
        while (!timing.isOver() && nowNs - timing.nextCommitNs() >= 0) {
            long step = pipeline.nextSound();
            if (nowNs - timing.nextStepNs() > timeline.nsPerTick() * Grid.TICKS_PER_STEP) {
                skipTo(timing.stepAt(nowNs));
            } else {
                Step hits = pipeline.sound(now);
                player.play(step, hits);
                player.tellDrummer(pipeline.takeStep(step), step, hits, pipeline.wasLate());
            }
        }
    }

    /** The loop was held up: what should have sounded is gone, the music goes on where it is. */
    private void skipTo(long step) {
        stats.stepsSkipped(step - pipeline.nextSound());
        transport.seek(step, Grid.ticksOf(step));
    }

    private boolean request(Settings now, boolean moving, long nowNs) {
        boolean asked = false;
        while (timing.mayRequest(moving) && nowNs - timing.requestNs(moving) >= 0) {
            long before = pipeline.nextRequest() - 1;
            if (!pipeline.request(now, nowNs)) {
                break;
            }
            pads.tellThrough(before);
            asked = true;
        }
        return asked;
    }

    private void finishIfOver(boolean moving, long nowNs) {
        if (finished || !timing.isOver() || schedule.pending() > 0 || schedule.sounding() > 0) {
            return;
        }
        if (!moving || nowNs - timing.nextStepNs() >= 0) {
            pads.tellThrough(pipeline.nextSound() - 1);
            sender.end(nowNs);
            finished = true;
        }
    }

    private long nextNs(boolean moving, long nowNs) {
        if (finished || hasMessages()) {
            return nowNs;
        }
        long next = Math.min(clock.wakeNs(), schedule.nextNs(timeline, moving));
        next = Math.min(next, sender.nextNs(timeline));
        return Math.min(next, timing.nextNs(moving, nowNs));
    }
}
