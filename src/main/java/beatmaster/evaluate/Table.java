package beatmaster.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines and columns as text: the first column to the left, figures to the right. */
final class Table {

    private static final String GAP = "  ";
    private static final String NOT_JUDGED = "-";

    private final List<List<String>> rows = new ArrayList<>();

    /** A row of texts; the first rows are usually heads. */
    Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    /** A figure with so many decimals, or a dash where there is none. */
    static String figure(double value, int decimals) {
        return Double.isNaN(value) ? NOT_JUDGED : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? NOT_JUDGED : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String pad = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? cell + pad : GAP + pad + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().filter(row -> column < row.size()).mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
