package beatmaster.clock;

import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;

/**
 * The beat of our own: a steady tempo that may be changed at any time without a jump in position. Its position is an integer
 * read off one straight line, so it does not drift however long it plays.
 *
 * <p>It is started, stopped and continued by methods, or by a transport message that it is handed (a player's foot switch,
 * a controller's buttons); pulses are ignored.
 *
 * <p>Confined to the beat thread. Real-time safe: no method allocates, locks or waits.
 */
public final class InternalClock implements BeatClock {

    private static final int PULSES_PER_SONG_POSITION = 6;

    private final Timeline timeline;
    private State state = State.STOPPED;
    private long position;
    private long starts;
    private long jumps;

    /** @throws IllegalArgumentException if the tempo is outside 20..300 bpm */
    public InternalClock(double tempoBpm) {
        timeline = new Timeline(Tempo.requireInRange(tempoBpm));
    }

    /** Begins a performance: pulse 0 falls at {@code startNs}, now or later; until then the clock is armed. */
    public void start(long startNs) {
        position = 0;
        starts++;
        playFrom(startNs);
    }

    /** Plays on where Stop or a song position left off: the kept pulse falls at {@code startNs}, now or later. */
    public void resume(long startNs) {
        if (state == State.STOPPED) {
            playFrom(startNs);
        }
    }

    /** Stops and keeps the count: the next pulse that would have sounded is the one that {@link #resume} plays. */
    public void stop(long nowNs) {
        advance(nowNs);
        if (state == State.PLAYING) {
            position++;
        }
        state = State.STOPPED;
    }

    /**
     * Changes the tempo from {@code nowNs} on; what has been played stays where it is.
     *
     * @throws IllegalArgumentException if the tempo is outside 20..300 bpm
     */
    public void setTempo(double tempoBpm, long nowNs) {
        double nsPerTick = Tempo.nsPerTick(Tempo.requireInRange(tempoBpm));
        advance(nowNs);
        if (state != State.PLAYING) {
            timeline.anchor(position * Ticks.PER_PULSE, timeline.nsAt(position * Ticks.PER_PULSE), nsPerTick);
            return;
        }
        // The rest of the tick that has begun is stretched, so that the position at nowNs is the same on both lines.
        long nextTick = timeline.ticksAt(nowNs) + 1;
        double rest = (timeline.nsAt(nextTick) - nowNs) * nsPerTick / timeline.nsPerTick();
        timeline.anchor(nextTick, nowNs + Math.round(rest), nsPerTick);
    }

    @Override
    public void message(int message, long arrivalNs) {
        switch (Midi.status(message)) {
            case Midi.START -> start(arrivalNs);
            case Midi.CONTINUE -> resume(arrivalNs);
            case Midi.STOP -> stop(arrivalNs);
            case Midi.SONG_POSITION -> locate(Midi.songPosition(message));
            default -> {
                return;
            }
        }
        advance(arrivalNs);
    }

    @Override
    public void advance(long nowNs) {
        if (state == State.ARMED && nowNs - timeline.nsAt(position * Ticks.PER_PULSE) >= 0) {
            state = State.PLAYING;
        }
        if (state == State.PLAYING) {
            position = Math.max(position, Math.floorDiv(timeline.ticksAt(nowNs), (long) Ticks.PER_PULSE));
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
    public void requestTempo(double tempoBpm, long nowNs) {
        setTempo(tempoBpm, nowNs);
    }

    @Override
    public long wakeNs() {
        return switch (state) {
            case STOPPED -> Long.MAX_VALUE;
            case ARMED -> timeline.nsAt(position * Ticks.PER_PULSE);
            case PLAYING -> timeline.nsAt((position + 1) * Ticks.PER_PULSE);
        };
    }

    private void playFrom(long startNs) {
        timeline.anchor(position * Ticks.PER_PULSE, startNs, timeline.nsPerTick());
        state = State.ARMED;
    }

    private void locate(int songPosition) {
        if (state == State.STOPPED) {
            position = (long) songPosition * PULSES_PER_SONG_POSITION;
            jumps++;
        }
    }
}
