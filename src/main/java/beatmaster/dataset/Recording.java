package beatmaster.dataset;

import java.util.Optional;

/**
 * One MIDI file before it is read, with what is known of it.
 *
 * @param file its name in the source
 * @param style primary style, lower case
 * @param metre as the table has it, {@code 4-4}; empty where the file itself says it
 * @param split empty where nobody has split the recordings yet
 */
record Recording(String file, String id, String drummer, String style, boolean fill, Optional<String> metre,
        Optional<Split> split) {

    static final String UNKNOWN = "unknown";

    boolean isFourFour() {
        return metre.isEmpty() || metre.get().equals("4-4") || metre.get().equals("4/4");
    }

    /** A file of which only its place is known: its folder names the style. */
    static Recording ofFile(String file) {
        String[] path = file.split("/");
        String style = path.length > 1 ? path[path.length - 2].strip().toLowerCase(java.util.Locale.ROOT) : "";
        boolean fill = path[path.length - 1].toLowerCase(java.util.Locale.ROOT).contains("fill");
        return new Recording(file, withoutSuffix(file), UNKNOWN, style.isEmpty() ? UNKNOWN : style, fill,
                Optional.empty(), Optional.empty());
    }

    static String withoutSuffix(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
