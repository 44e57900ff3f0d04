package beatmaster.clock;

import beatmaster.time.Timeline;

/**
 * The beat that a performance follows: its own (internal) or a MIDI clock's. Passive: it is told every message and the time, and
 * asked where the music stands.
 *
 * <p>Confined to the beat thread. Real-time safe: no method allocates, locks or waits.
 */
public interface BeatClock {

    /** What the transport does. */
    enum State {
        /** Nothing moves. */
        STOPPED,
        /** Start or Continue has come; the next pulse is the first that plays. */
        ARMED,
        /** The position advances. */
        PLAYING
    }

    /**
     * Takes in a clock or transport message (pulse, Start, Continue, Stop, song position); all others are ignored.
     *
     * @param message packed as in {@link beatmaster.midi.Midi}
     * @param arrivalNs when it arrived, monotonic
     */
    void message(int message, long arrivalNs);

    /** Tells the time: an internal clock moves on, a follower notices that its clock is lost. */
    void advance(long nowNs);

    /** The port that the clock comes by has gone: what comes next is no continuation of its line. */
    default void interrupted() {
    }

    State state();

    /**
     * The line from position to time as it is believed now; while playing, due times of the future come from it. It changes
     * with every message and every {@link #advance}.
     */
    Timeline timeline();

    /**
     * Where playing stands, in pulses since the start of the song: the pulse that sounded last while playing, the one that
     * will sound next while armed or stopped.
     */
    long positionPulses();

    /** How often a performance was begun anew from the top (Start): a change means position 0 and a fresh performance. */
    long starts();

    /**
     * How often the position jumped otherwise (song position): a change means that steps do not join. Pulses that were
     * dropped or doubled are mended in the count while the line goes on, and are no jump.
     */
    long jumps();

    /** Tempo as it is believed now, in quarter notes a minute. */
    double tempoBpm();

    /**
     * Asks for another tempo from {@code nowNs} on. A MIDI clock that is followed does not listen.
     *
     * @throws IllegalArgumentException if the tempo is outside 20..300 bpm
     */
    default void requestTempo(double tempoBpm, long nowNs) {
    }

    /** The next time at which {@link #advance} wants to be called whatever arrives; {@code Long.MAX_VALUE} for never. */
    long wakeNs();

    /** Whether the tempo is known and the beat is there: a beat of our own always, a MIDI clock while its pulses come. */
    default boolean locked() {
        return true;
    }

    /** Pulses of a MIDI clock that never came, found by those that came after. */
    default long droppedPulses() {
        return 0;
    }

    /** Pulses of a MIDI clock that came twice. */
    default long doubledPulses() {
        return 0;
    }

    /** How often a MIDI clock fell silent. */
    default long losses() {
        return 0;
    }

    /** The standard deviation of a MIDI clock's arrivals from its line, in nanoseconds. */
    default double jitterNs() {
        return 0;
    }
}
