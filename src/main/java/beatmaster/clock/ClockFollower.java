package beatmaster.clock;

import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;

/**
 * The beat of a MIDI clock: counts its pulses, follows its transport, and foresees its tempo.
 *
 * <p>Position comes from counted pulses alone, time from a {@link MasterLine} alone. The first pulse after Start is
 * position 0 and sounds when it arrives; pulses while stopped keep the line and move nothing; Stop keeps the count
 * and Continue plays it at the next pulse; a song position is taken when stopped only (MIDI 1.0 Detailed
 * Specification, "System Real Time").
 *
 * <p>A clock is lost when no pulse came for 300 ms or five pulses, whichever is longer; {@link ClockLoss} says what
 * then. In {@link ClockLoss#HOLD} the state goes back from playing to armed.
 *
 * <p>Confined to the beat thread. Real-time safe: no method allocates, locks or waits.
 */
public final class ClockFollower implements BeatClock {

    private static final int PULSES_PER_SONG_POSITION = 6;
    private static final int PULSES_PER_BAR = 4 * Ticks.PULSES_PER_QUARTER;
    private static final double LOST_AFTER_NS = 300e6;
    private static final double LOST_AFTER_PULSES = 5;
    private static final double BURST_PULSES = 0.25;

    private final Timeline timeline;
    private final ClockLoss onLoss;
    private final MasterLine line;

    private State state = State.STOPPED;
    private long position;
    private long starts;
    private long jumps;

    private boolean silent = true;
    /** Since the last silence no pulse has come in its own time; and how many that were thought lost may still come. */
    private boolean returned;
    private long held;
    private long lastPulseNs;
    private long lostPosition;
    private long freewheelEndNs;

    private long bridged;
    private long lost;

    /**
     * @param tempoBpm what to play at from the first beat until the clock's own tempo is known
     * @throws IllegalArgumentException if the tempo is outside 20..300 bpm
     */
    public ClockFollower(double tempoBpm, ClockLoss onLoss) {
        this.onLoss = onLoss;
        timeline = new Timeline(Tempo.requireInRange(tempoBpm));
        line = new MasterLine(Tempo.nsPerPulse(tempoBpm));
    }

    @Override
    public void message(int message, long arrivalNs) {
        switch (Midi.status(message)) {
            case Midi.CLOCK -> pulse(arrivalNs);
            case Midi.START -> start();
            case Midi.CONTINUE -> resume();
            case Midi.STOP -> stop();
            case Midi.SONG_POSITION -> locate(Midi.songPosition(message));
            default -> { }
        }
    }

    @Override
    public void advance(long nowNs) {
        if (!silent && nowNs - lastPulseNs > silenceNs()) {
            lose();
        }
        if (silent && state == State.PLAYING) {
            freewheel(nowNs);
        }
    }

    /** Lost at once, without waiting for the silence to tell. */
    @Override
    public void interrupted() {
        if (!silent) {
            lose();
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public long positionPulses() {
        return position;
    }

    @Override
    public long starts() {
        return starts;
    }

    @Override
    public long jumps() {
        return jumps;
    }

    @Override
    public double tempoBpm() {
        return timeline.tempoBpm();
    }

    @Override
    public long wakeNs() {
        if (!silent) {
            return lastPulseNs + silenceNs() + 1;
        }
        return state == State.PLAYING ? timeline.nsAt((position + 1) * Ticks.PER_PULSE) : Long.MAX_VALUE;
    }

    /** Pulses that never came, found by those that came after. */
    public long droppedPulses() {
        return line.dropped() + bridged;
    }

    /** Pulses that came twice. */
    public long doubledPulses() {
        return line.doubled();
    }

    /** How often the clock fell silent. */
    public long losses() {
        return lost;
    }

    /** The standard deviation of the pulses' arrivals from the line, in nanoseconds. */
    public double jitterNs() {
        return line.jitterNs();
    }

    /** Whether pulses come now and their tempo is known. */
    public boolean locked() {
        return !silent && line.locked();
    }

    private void pulse(long stampNs) {
        advance(stampNs);
        long arrivalNs = inOrder(stampNs);
        if (silent) {
            comeBack(arrivalNs);
        } else if (returned && arrivalNs - lastPulseNs < BURST_PULSES * line.periodNs()) {
            catchUp(arrivalNs);
        } else if (state == State.ARMED) {
            line.firstPulse(arrivalNs);
            returned = false;
        } else {
            int pulses = line.pulse(arrivalNs);
            position = Math.max(0, position + (state == State.PLAYING ? pulses : 0));
            returned = false;
            if (Math.abs(line.lastPulseNs() - arrivalNs) > silenceNs()) {
                // No pulse is as late as that without a loss: whatever the line was made of, it was no clock.
                line.forget(timeline.nsPerTick() * Ticks.PER_PULSE);
                line.firstPulse(arrivalNs);
            }
        }
        lastPulseNs = arrivalNs;
        silent = false;
        long gridNs = line.lastPulseNs();
        if (state == State.ARMED) {
            state = State.PLAYING;
            // Beat 1 sounds now; a line that puts it later yields.
            gridNs = Math.min(gridNs, arrivalNs);
        }
        timeline.anchor(position * Ticks.PER_PULSE, gridNs, line.periodNs() / Ticks.PER_PULSE);
    }

    /** The first pulse ever, or after a silence: nothing from before the silence may be averaged into the line. */
    private void comeBack(long arrivalNs) {
        if (state == State.PLAYING) {
            // Freewheeling: the pulse is the nearest on our own line.
            long nearest = Math.floorDiv(timeline.ticksAt(arrivalNs) + Ticks.PER_PULSE / 2, (long) Ticks.PER_PULSE);
            position = Math.max(position, nearest);
            held = Math.max(0, position - lostPosition - 1);
            bridged += held;
        } else {
            held = 0;
        }
        returned = true;
        line.forget(timeline.nsPerTick() * Ticks.PER_PULSE);
        line.firstPulse(arrivalNs);
    }

    /** A pulse that comes in one burst with the first after a silence was only held up; the last of them is on time. */
    private void catchUp(long arrivalNs) {
        line.firstPulse(arrivalNs);
        if (held > 0) {
            held--;
            bridged--;
        } else if (state == State.PLAYING) {
            position++;
        }
    }

    private void start() {
        position = 0;
        starts++;
        state = State.ARMED;
    }

    private void resume() {
        if (state == State.STOPPED) {
            state = State.ARMED;
        }
    }

    private void stop() {
        if (state == State.PLAYING) {
            position++;
        }
        state = State.STOPPED;
    }

    private void locate(int songPosition) {
        if (state == State.STOPPED) {
            position = (long) songPosition * PULSES_PER_SONG_POSITION;
            jumps++;
        }
    }

    private void lose() {
        silent = true;
        lost++;
        if (state != State.PLAYING) {
            return;
        }
        lostPosition = position;
        switch (onLoss) {
            case FREEWHEEL -> freewheelEndNs = timeline.nsAt((position + PULSES_PER_BAR) * Ticks.PER_PULSE);
            case HOLD -> {
                position++;
                state = State.ARMED;
            }
            case STOP -> stop();
        }
    }

    private void freewheel(long nowNs) {
        long untilNs = nowNs - freewheelEndNs < 0 ? nowNs : freewheelEndNs;
        position = Math.max(position, Math.floorDiv(timeline.ticksAt(untilNs), (long) Ticks.PER_PULSE));
        if (nowNs - freewheelEndNs >= 0) {
            // The pulse at the very end of the bar is the one that would sound next.
            state = State.STOPPED;
        }
    }

    private long silenceNs() {
        return (long) Math.max(LOST_AFTER_NS, LOST_AFTER_PULSES * timeline.nsPerTick() * Ticks.PER_PULSE);
    }

    /** A stamp a little before the last one is taken as late in order; one far before it begins a new time. */
    private long inOrder(long stampNs) {
        if (silent || stampNs - lastPulseNs >= 0) {
            return stampNs;
        }
        if (lastPulseNs - stampNs > silenceNs()) {
            silent = true;
            return stampNs;
        }
        return lastPulseNs;
    }
}
