package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.grid.Grid;
import beatmaster.listen.Listener;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.schedule.NoteSchedule;
import java.util.List;

/**
 * Where messages enter the beat thread: clock and transport go to the clock if they come from its master, notes to the
 * listener if they come from a player, and on to the output if so wished. What we sent ourselves and comes back is nobody's
 * music. Confined to the beat thread; real-time safe.
 */
final class Intake {

    /** What an input is good for, and the ring its driver fills. */
    static final class Source {
        final MessageRing ring = new MessageRing();
        final boolean heard;
        final boolean maySendClock;
        final boolean through;
        private final MidiInput input;
        /** The device has gone, and nobody has drawn the consequences yet. */
        private volatile boolean interrupted;

        Source(boolean heard, boolean maySendClock) {
            this(heard, maySendClock, false, null);
        }

        /**
         * @param through whether what is played here is handed on to the output
         * @param input the port behind it, or null
         */
        Source(boolean heard, boolean maySendClock, boolean through, MidiInput input) {
            this.input = input;
            this.heard = heard;
            this.maySendClock = maySendClock;
            this.through = through;
        }

        /** Any thread: the device has gone, with all that it held. */
        void interrupt() {
            interrupted = true;
        }

        private boolean isQuiet() {
            return ring.isEmpty() && !interrupted;
        }
    }

    /** Told after every clock or transport message, so that none of the states in between is missed. */
    interface TransportObserver {

        /** No message came: the clock may have moved by itself. */
        int NO_MESSAGE = 0;

        void transportMoved(int message, long nowNs);
    }

    /** A flood on one input must not hold up the notes that are due: more than this waits for the next cycle. */
    private static final int BATCH = 256;
    /** A master that has been silent for so long has lost its place to whoever sends next. */
    private static final long MASTER_SILENCE_NS = 2_000_000_000;
    private static final int NOBODY = -1;

    private final Source[] sources;
    private final BeatClock clock;
    private final Listener listener;
    private final TempoByHand tempo;
    private final NoteSchedule schedule;
    private final PerformanceStats stats;
    private int master = NOBODY;
    private long masterHeardNs;

    Intake(List<Source> sources, BeatClock clock, Listener listener, TempoByHand tempo, NoteSchedule schedule,
            PerformanceStats stats) {
        this.tempo = tempo;
        this.schedule = schedule;
        this.sources = sources.toArray(new Source[0]);
        this.clock = clock;
        this.listener = listener;
        this.stats = stats;
    }

    /** Whether messages wait. Any thread. */
    boolean isEmpty() {
        for (Source source : sources) {
            if (!source.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /** Takes in what has arrived. */
    void drain(Settings settings, TransportObserver observer, long nowNs) {
        for (int i = 0; i < sources.length; i++) {
            MessageRing ring = sources[i].ring;
            for (int n = 0; n < BATCH && !ring.isEmpty(); n++) {
                int message = ring.message();
                long arrivalNs = ring.arrivalNs();
                ring.remove();
                take(i, message, arrivalNs, settings, observer, nowNs);
            }
            if (sources[i].interrupted && ring.isEmpty()) {
                interrupted(i, observer, nowNs);
            }
        }
    }

    /** What the device held is never released, and its clock does not go on where it was. */
    private void interrupted(int index, TransportObserver observer, long nowNs) {
        sources[index].interrupted = false;
        if (sources[index].through) {
            schedule.through().letGo(index, nowNs);
        }
        if (master == index) {
            clock.interrupted();
            observer.transportMoved(TransportObserver.NO_MESSAGE, nowNs);
        }
    }

    private void take(int index, int message, long arrivalNs, Settings settings, TransportObserver observer, long nowNs) {
        if (Midi.command(message) >= Midi.SYSTEM_EXCLUSIVE) {
            if (isTransport(message) && isMaster(index, arrivalNs)) {
                clock.message(message, arrivalNs);
                observer.transportMoved(message, nowNs);
            }
        } else if (sources[index].heard && !schedule.takeEcho(message, arrivalNs)
                && !tempo.take(message, arrivalNs, nowNs)) {
            if (sources[index].through) {
                schedule.through().play(message, index, sources[index].input, nowNs);
            }
            if (Midi.isNoteOn(message)) {
                hear(message, arrivalNs, settings);
            }
        }
    }

    /** What is played to the count-in belongs to no step. */
    private void hear(int message, long arrivalNs, Settings settings) {
        stats.noteHeard();
        long ticks = clock.timeline().ticksAt(arrivalNs);
        if (clock.state() == BeatClock.State.PLAYING && ticks > -Grid.TICKS_PER_STEP) {
            listener.noteOn(settings.kit(), Midi.channel(message), Midi.data1(message), Midi.data2(message), ticks,
                    settings.swingPercent());
        }
    }

    private boolean isMaster(int index, long arrivalNs) {
        if (!sources[index].maySendClock) {
            stats.clockIgnored(index);
            return false;
        }
        if (master == NOBODY || master != index && arrivalNs - masterHeardNs > MASTER_SILENCE_NS) {
            master = index;
        }
        if (master != index) {
            stats.clockIgnored(index);
            return false;
        }
        masterHeardNs = arrivalNs;
        stats.clockHeeded(index);
        return true;
    }

    private static boolean isTransport(int message) {
        return switch (Midi.status(message)) {
            case Midi.CLOCK, Midi.START, Midi.CONTINUE, Midi.STOP, Midi.SONG_POSITION -> true;
            default -> false;
        };
    }
}
