package beatmaster.grid;

/**
 * The nine voices of the drum set. Their order is part of every model file: bit {@code ordinal()} of a step's mask.
 */
public enum Voice {
    KICK("kick", "BD", 36),
    SNARE("snare", "SD", 38),
    CLOSED_HIHAT("closed hi-hat", "CH", 42),
    OPEN_HIHAT("open hi-hat", "OH", 46),
    LOW_TOM("low tom", "LT", 43),
    MID_TOM("mid tom", "MT", 47),
    HIGH_TOM("high tom", "HT", 50),
    CRASH("crash", "CR", 49),
    RIDE("ride", "RD", 51);

    public static final int COUNT = 9;
    /** Every set of voices that can sound in one step: 2^9. */
    public static final int MASKS = 1 << COUNT;

    private static final Voice[] ALL = values();

    private final String label;
    private final String sign;
    private final int gmNote;

    Voice(String label, String sign, int gmNote) {
        this.label = label;
        this.sign = sign;
        this.gmNote = gmNote;
    }

    /** The voice of an index 0..8, without the copy that {@code values()} makes. */
    public static Voice of(int index) {
        return ALL[index];
    }

    /** What a drummer calls it. */
    public String label() {
        return label;
    }

    /** Two letters for a pattern on the screen. */
    public String sign() {
        return sign;
    }

    /** Its note in the General MIDI percussion key map (GM System Level 1, table 3). */
    public int gmNote() {
        return gmNote;
    }

    /** The key under which presets name it: {@code closed_hihat}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
