package beatmaster.service;

import java.util.List;
import java.util.stream.Collectors;

/** A command line as systemd reads it: systemd.service(5), "Command lines", and systemd.syntax(7), "Quoting". */
final class ExecLine {

    private static final String PLAIN = "[A-Za-z0-9_./:=+,@-]+";

    private ExecLine() {
    }

    /** @throws IllegalArgumentException if a word has a control character in it, which no unit can hold */
    static String of(List<String> words) {
        return words.stream().map(ExecLine::word).collect(Collectors.joining(" "));
    }

    /** One word; {@code %} and {@code $} mean themselves. */
    static String word(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a word of a service must have no control character: " + text.strip());
        }
        if (text.matches(PLAIN)) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$") + '"';
    }
}
