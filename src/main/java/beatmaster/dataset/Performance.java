package beatmaster.dataset;

import beatmaster.grid.Groove;
import java.util.Objects;

/**
 * One take of one drummer.
 *
 * @param id unique in its data set, for example {@code drummer1/eval_session/1}
 * @param drummer who played it, or {@code unknown}
 * @param style primary style, lower case, for example {@code rock}, or {@code unknown}
 * @param tempoBpm quarter notes a minute, above 0
 * @param fill whether it was recorded as a fill and not as a beat
 * @param split what it is for; performances are split whole
 * @param groove whole bars, the first of them not empty; only to be read
 */
public record Performance(
        String id, String drummer, String style, double tempoBpm, boolean fill, Split split, Groove groove) {

    /** The longest id, drummer or style, in characters. */
    public static final int MAX_TEXT = 4096;

    /** @throws IllegalArgumentException if a text is blank or too long or the tempo is no positive number */
    public Performance {
        requireText("id", id);
        requireText("drummer", drummer);
        requireText("style", style);
        if (!(tempoBpm > 0) || Double.isInfinite(tempoBpm)) {
            throw new IllegalArgumentException("tempo must be a number of bpm above 0: " + tempoBpm);
        }
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(groove, "groove");
    }

    private static void requireText(String what, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "a performance's " + what + " must have 1.." + MAX_TEXT + " characters: " + text.length());
        }
    }
}
