package beatmaster.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Plain lines for whoever watches, on a terminal or in a log. Any thread. */
final class Screen {

    private final PrintWriter out;

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** One line, as {@link String#format} makes it. */
    void line(String format, Object... values) {
        text(String.format(format, values) + System.lineSeparator());
    }

    /** Text that has its own line ends. */
    synchronized void text(String text) {
        out.print(text);
        out.flush();
    }

    /** A number with one decimal where it has one: 120, 98.5. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
