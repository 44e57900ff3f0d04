package beatmaster.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is shown to whoever watches: plain lines, in a terminal or in a log, and in a terminal one live line below them that
 * is rewritten in place. Any thread.
 */
final class Screen {

    /** To the line's beginning, wipe it; no wrapping, so that a narrow window cuts the live line and does not scroll. */
    private static final String WIPE = "\r\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean journal;
    private String live = "";

    /** Plain lines only. */
    Screen(PrintWriter out) {
        this(out, false);
    }

    /** @param terminal whether a line can be rewritten in place */
    Screen(PrintWriter out, boolean terminal) {
        this(out, terminal, false);
    }

    /**
     * @param terminal whether a line can be rewritten in place
     * @param journal whether systemd's journal reads it, which sorts lines by a level at their beginning
     */
    Screen(PrintWriter out, boolean terminal, boolean journal) {
        this.out = out;
        this.terminal = terminal;
        this.journal = journal;
    }

    /** What standard output is: a terminal, systemd's journal, or something else. */
    static Screen ofOutput(PrintWriter out) {
        return new Screen(out, System.console() != null, Journal.takesOutput());
    }

    /** Whether the lines are kept in systemd's journal, where a few sober ones are wanted. */
    boolean isJournal() {
        return journal;
    }

    /** Whether {@link #live} shows anything. */
    boolean isTerminal() {
        return terminal;
    }

    /** One line, as {@link String#format} makes it. */
    void line(String format, Object... values) {
        text(String.format(format, values) + System.lineSeparator());
    }

    /** A line that tells of something that is not as it should be. */
    void warning(String format, Object... values) {
        text((journal ? Journal.WARNING : "") + String.format(format, values) + System.lineSeparator());
    }

    /** Text that has its own line ends; it goes above the live line. */
    synchronized void text(String text) {
        out.print(live.isEmpty() ? text : WIPE + text + live);
        out.flush();
    }

    /** Shows one line in place of the one before it; nothing where there is no terminal. */
    synchronized void live(String text) {
        if (terminal) {
            out.print((live.isEmpty() ? NO_WRAP : "") + WIPE + text);
            out.flush();
            live = text;
        }
    }

    /** The live line has been seen: the terminal is as it was before. */
    synchronized void endLive() {
        if (!live.isEmpty()) {
            live = "";
            out.print(WIPE + WRAP);
            out.flush();
        }
    }

    /** A number with one decimal where it has one: 120, 98.5. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
