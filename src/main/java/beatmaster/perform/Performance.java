package beatmaster.perform;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiReceiver;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A live performance: the two loops, their threads and the ports, from {@link #start()} to {@link #stop()}.
 *
 * <p>All methods may be called from any control thread. It owns the ports of its stage and closes them at the end.
 */
public final class Performance implements AutoCloseable {

    private static final long JOIN_MS = 2_000;

    private final Stage stage;
    private final Map<MidiInput, Intake.Source> sources = new IdentityHashMap<>();
    private final List<MidiInput> inputs = new ArrayList<>();
    private final PlayedStepRing told = new PlayedStepRing();
    private final PerformanceStats stats = new PerformanceStats();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BeatLoop loop;
    private final BeatThread beat;
    private final GrooveThread groove;
    private volatile Runnable beatBegins = () -> { };
    private volatile Runnable grooveSettled = () -> { };
    private boolean started;
    private boolean stopped;

    /** The drummer rehearses when the performance starts. */
    public Performance(Stage stage) {
        this(stage, new Rehearsal(stage.drummers().second(), stage.time()));
    }

    /** @param rehearsal of the stage's second drummer, begun or not; the performance waits for its end */
    public Performance(Stage stage, Rehearsal rehearsal) {
        if (rehearsal.drummer() != stage.drummers().second()) {
            throw new IllegalArgumentException("the rehearsal must be the second drummer's");
        }
        this.stage = stage;
        List<Intake.Source> inOrder = sources(stage.inputs());
        StepExchange exchange = new StepExchange();
        GrooveLoop grooveLoop = new GrooveLoop(exchange, stage.drummers(), stage.settings().seed());
        groove = new GrooveThread(grooveLoop, rehearsal, stage.time(), this::wakeBeat, () -> grooveSettled.run(),
                this::drummerFailed);
        loop = new BeatLoop(stage, inOrder, exchange, told, stats, groove::wake);
        beat = new BeatThread(loop, stage.time(), () -> beatBegins.run(), ended::countDown);
    }

    /** What the beat thread does before all else, for instance to ask for its priority; to be set before {@link #start}. */
    public void beginBeatWith(Runnable action) {
        beatBegins = action;
    }

    /**
     * What the groove thread does once it has decided for some bars; to be set before {@link #start}. Were it given priority
     * before, the JVM's compiler could not make it fast on a machine with one core.
     */
    public void onGrooveSettled(Runnable action) {
        grooveSettled = action;
    }

    /**
     * Starts the threads and the inputs; with a beat of our own the music begins as soon as the drummer is ready. Once.
     *
     * @throws beatmaster.midi.PortFailure if an input does not start; the performance is over then, and all is closed
     */
    public synchronized void start() {
        if (started || stopped) {
            throw new IllegalStateException("a performance starts once");
        }
        started = true;
        groove.start();
        beat.start();
        try {
            sources.forEach((input, source) -> input.start(new Ear(source, beat)));
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /**
     * Waits for the end: {@link #stop()}, the last of the bars, or a failure. All note-offs are out then.
     *
     * @return whether it has come; false after the timeout
     */
    public boolean await(long timeoutMs) throws InterruptedException {
        return ended.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Ends the performance: notes off, threads joined, ports closed. May be called twice and from a shutdown hook; every
     * call returns when all is done.
     */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        beat.end();
        groove.end();
        if (started) {
            join(beat);
            join(groove);
        }
        ended.countDown();
        sources.keySet().forEach(MidiInput::close);
        stage.output().close();
        if (stage.clockOut() != null) {
            stage.clockOut().close();
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** What is played by now. */
    public Settings settings() {
        return loop.settings();
    }

    /** Changes what is played, from the next step on. */
    public void settings(Settings settings) {
        loop.settings(settings);
        beat.wake();
    }

    /** The oldest played step that nobody has taken yet, into {@code target}; false if there is none. One reader only. */
    public boolean poll(PlayedStep target) {
        return told.poll(target);
    }

    /** Played steps that nobody took in time. */
    public long lostPlayedSteps() {
        return told.overflows();
    }

    /** The figures of the live loop. */
    public PerformanceStats stats() {
        return stats;
    }

    /** The beat thread, for whoever measures it. */
    public long beatThreadId() {
        return beat.getId();
    }

    /** The input whose MIDI clock is followed; empty if none has sent any. */
    public Optional<String> clockMaster() {
        return inputName(stats.masterInput());
    }

    /** An input that sends clock too while another is followed; empty if there is none or no clock is followed. */
    public Optional<String> ignoredClock() {
        return stage.inputs().followed() ? inputName(stats.ignoredInput()) : Optional.empty();
    }

    private Optional<String> inputName(int index) {
        return index == PerformanceStats.NO_INPUT ? Optional.empty() : Optional.of(inputs.get(index).name());
    }

    /** Messages that were lost on the way in because the loop was held up, or more came than it could take. */
    public long ringOverflows() {
        return sources.values().stream().mapToLong(source -> source.ring.overflows()).sum();
    }

    /** How often more came than the ports could read, and all that waited was lost. */
    public long inputOverruns() {
        // Ports of one system may read together, and each tells of all.
        return sources.keySet().stream().mapToLong(MidiInput::overruns).max().orElse(0);
    }

    /**
     * What broke the live loop or the drummer; null while all is well. A drummer that breaks while
     * playing is replaced step by step; one that breaks before a beat of our own has begun ends the performance.
     */
    public Throwable failure() {
        return beat.failure() != null ? beat.failure() : groove.failure();
    }

    private void drummerFailed() {
        loop.drummerFailed();
        beat.wake();
    }

    private void wakeBeat() {
        beat.wake();
    }

    private List<Intake.Source> sources(Stage.Inputs inputs) {
        List<Intake.Source> inOrder = new ArrayList<>();
        List<MidiInput> all = new ArrayList<>(inputs.players());
        if (inputs.clock() != null && !inputs.players().contains(inputs.clock())) {
            all.add(inputs.clock());
        }
        for (MidiInput input : all) {
            boolean maySendClock = inputs.followed() && (inputs.clock() == null || inputs.clock() == input);
            Intake.Source source = new Intake.Source(inputs.players().contains(input), maySendClock,
                    inputs.through().contains(input), input);
            sources.put(input, source);
            inOrder.add(source);
            this.inputs.add(input);
        }
        return inOrder;
    }

    /** Where a driver's thread hands over to the beat thread. */
    private record Ear(Intake.Source source, BeatThread beat) implements MidiReceiver {

        @Override
        public void received(int message, long arrivalNs) {
            source.ring.offer(message, arrivalNs);
            beat.wake();
        }

        @Override
        public void interrupted() {
            source.interrupt();
            beat.wake();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
