package beatmaster.cli;

import beatmaster.grid.DrumTab;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.perform.PlayedStep;
import java.util.Arrays;

/**
 * The bar as it plays in one line: a sign per sixteenth for what leads there. {@code C} crash, {@code B} kick and snare
 * together, {@code S} snare ({@code s} a ghost note), {@code K} kick, {@code T} a tom, {@code O} open hi-hat, {@code R}
 * ride, {@code h} closed hi-hat, {@code -} nothing, a blank what is still to come.
 */
final class BarStrip {

    private final char[] signs = new char[Grid.STEPS_PER_BAR];
    private long bar = -1;

    BarStrip() {
        Arrays.fill(signs, ' ');
    }

    /** Takes in a step; the first one of another bar wipes the strip. */
    void played(PlayedStep step) {
        if (Grid.barOf(step.takeStep) != bar) {
            bar = Grid.barOf(step.takeStep);
            Arrays.fill(signs, ' ');
        }
        signs[Grid.stepInBar(step.takeStep)] = sign(step.hits);
    }

    private static char sign(Step hits) {
        if (has(hits, Voice.CRASH)) {
            return 'C';
        }
        if (has(hits, Voice.SNARE)) {
            boolean ghost = hits.velocity(Voice.SNARE.ordinal()) < DrumTab.GHOST_BELOW;
            return ghost && !has(hits, Voice.KICK) ? 's' : has(hits, Voice.KICK) ? 'B' : 'S';
        }
        if (has(hits, Voice.KICK)) {
            return 'K';
        }
        if (has(hits, Voice.HIGH_TOM) || has(hits, Voice.MID_TOM) || has(hits, Voice.LOW_TOM)) {
            return 'T';
        }
        if (has(hits, Voice.OPEN_HIHAT)) {
            return 'O';
        }
        return has(hits, Voice.RIDE) ? 'R' : has(hits, Voice.CLOSED_HIHAT) ? 'h' : '-';
    }

    private static boolean has(Step hits, Voice voice) {
        return hits.has(voice.ordinal());
    }

    /** Sixteen signs between bar lines. */
    @Override
    public String toString() {
        return "|" + new String(signs) + "|";
    }
}
