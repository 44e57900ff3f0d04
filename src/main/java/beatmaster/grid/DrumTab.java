package beatmaster.grid;

/**
 * Drum tablature, the way drummers write patterns in plain text: a line per voice, a sign per sixteenth. {@code g} is a ghost note,
 * {@code x} a hit, {@code X} an accent, {@code -} nothing. Not real-time safe.
 */
public final class DrumTab {

    /** Below it a hit is a ghost note: what a listener feels rather than hears (MIDI velocity about 44). */
    public static final float GHOST_BELOW = 0.35f;
    /** From it on a hit is an accent (MIDI velocity about 98). */
    public static final float ACCENT_FROM = 0.77f;

    private DrumTab() {
    }

    /** The sign of one voice in one step. */
    public static char sign(Step step, int voice) {
        if (!step.has(voice)) {
            return '-';
        }
        float velocity = step.velocity(voice);
        return velocity < GHOST_BELOW ? 'g' : velocity < ACCENT_FROM ? 'x' : 'X';
    }

    /**
     * One bar, a line per voice that sounds in it, cymbals on top and kick at the bottom; lines end in {@code \n}.
     *
     * @param bar 0 for the first
     */
    public static String bar(Groove groove, int bar) {
        StringBuilder text = new StringBuilder();
        for (int v = Voice.COUNT - 1; v >= 0; v--) {
            String line = line(groove, bar, v);
            if (line.chars().anyMatch(c -> c != '-' && c != '|')) {
                text.append(Voice.of(v).sign()).append(' ').append(line).append('\n');
            }
        }
        return text.isEmpty() ? Voice.KICK.sign() + " " + line(groove, bar, 0) + "\n" : text.toString();
    }

    private static String line(Groove groove, int bar, int voice) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
            int index = bar * Grid.STEPS_PER_BAR + i;
            line.append(index < groove.length() ? sign(groove.step(index), voice) : '-');
            if ((i + 1) % Grid.STEPS_PER_BEAT == 0) {
                line.append('|');
            }
        }
        return line.toString();
    }
}
