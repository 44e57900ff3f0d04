package beatmaster.preset;

import beatmaster.groove.StepRequest;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What was set when the program last played, as a small YAML file: the preset, and the feel as a preset has it, with all that was
 * changed since. Immutable.
 *
 * @param preset what {@code --preset} was: a name, or an absolute path
 * @param feel in place of the preset's own
 */
public record KeptState(String preset, Feel feel) {

    /** The only format there is so far. */
    public static final int VERSION = 1;

    /** The style that is none in particular. */
    public static final String ANY_STYLE = "any";

    private static final double NS_PER_MS = 1e6;

    /**
     * Reads and checks a file that {@link #text} made.
     *
     * @throws PresetFailure if it does not hold: one line with file, line, rule and value
     */
    public static KeptState read(Path file) {
        Section root = YamlFile.read(file);
        int version = root.whole("version", 1, Integer.MAX_VALUE);
        if (version != VERSION) {
            throw root.failure("version", "this Beat Master reads kept state of version " + VERSION, version);
        }
        String preset = root.text("preset");
        Feel feel = PresetReader.feel(root.section("feel"));
        root.refuseOtherKeys();
        return new KeptState(preset, feel);
    }

    /** The file's whole content. */
    public String text() {
        StringBuilder text = new StringBuilder("# Beat Master keeps here what was set when it last played.\n");
        text.append("version: ").append(VERSION).append("\npreset: ").append(quoted(preset)).append("\nfeel:\n");
        line(text, "style", quoted(feel.style().isEmpty() ? ANY_STYLE : feel.style()));
        line(text, "tempo", number(feel.tempoBpm()));
        line(text, "swing", number(feel.swingPercent()));
        line(text, "microtiming", number(feel.microtiming()));
        line(text, "temperature", number(feel.temperature()));
        knob(text, "density", feel.density());
        knob(text, "intensity", feel.intensity());
        knob(text, "fill", feel.fill());
        line(text, "note_length", number(feel.gateNs() / NS_PER_MS));
        return text.toString();
    }

    /** A knob that is left alone has no line. */
    private static void knob(StringBuilder text, String key, float value) {
        if (Float.compare(value, StepRequest.FREE) != 0) {
            line(text, key, number(value));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("  ").append(key).append(": ").append(value).append('\n');
    }

    /** Four places are finer than any hand. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
