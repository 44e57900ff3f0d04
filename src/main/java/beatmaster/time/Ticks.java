package beatmaster.time;

/**
 * The unit of musical position. A position is a {@code long} count of ticks since the start of the song; every musical
 * division the program uses is a whole number of them, so positions never accumulate rounding.
 */
public final class Ticks {

    /** One pulse is one MIDI clock message; 960 ticks of it are 22 µs each at 120 bpm. */
    public static final int PER_PULSE = 960;

    /** MIDI clock sends 24 pulses a quarter note (MIDI 1.0 Detailed Specification, "System Real Time"). */
    public static final int PULSES_PER_QUARTER = 24;

    public static final int PER_QUARTER = PER_PULSE * PULSES_PER_QUARTER;

    private Ticks() {
    }
}
