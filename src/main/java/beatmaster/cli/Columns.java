package beatmaster.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list for people, one line each in columns, or for programs, as JSON: the same rows. */
final class Columns {

    private static final String GAP = "  ";

    private final List<String> keys;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param keys the names of the values in JSON, in the order of the columns */
    Columns(String... keys) {
        this.keys = List.of(keys);
    }

    /** One row: a value for each key. */
    void add(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(keys.get(i), values[i]);
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            rows.forEach(row -> out.println(line(row)));
        }
        out.flush();
    }

    private String json() {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Map<String, Object> row) {
        StringBuilder line = new StringBuilder();
        for (String key : keys) {
            String cell = String.valueOf(row.get(key));
            line.append(cell).append(" ".repeat(width(key) - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(String key) {
        return rows.stream().mapToInt(row -> String.valueOf(row.get(key)).length()).max().orElse(0);
    }
}
