package beatmaster.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The {@code info.csv} of the Groove MIDI Dataset, or one's own of that kind: columns {@code midi_filename},
 * {@code style} and {@code split}; {@code id}, {@code drummer}, {@code beat_type} (beat or fill) and {@code time_signature}
 * where known.
 */
final class RecordingTable {

    private static final String NAME = "info.csv";
    private static final String FILE = "midi_filename";
    private static final String STYLE = "style";
    private static final String SPLIT = "split";

    private final String folder;
    private final Set<String> files;
    private final BiConsumer<String, String> skipped;

    private RecordingTable(String folder, Set<String> files, BiConsumer<String, String> skipped) {
        this.folder = folder;
        this.files = files;
        this.skipped = skipped;
    }

    /**
     * The recordings that the source's table lists; empty if it has no table.
     *
     * @param skipped told the name and the reason of each row that is of no use
     * @throws DataSetException in one line, if there is a table but it lacks a column or is no table
     */
    static Optional<List<Recording>> read(RecordingSource source, BiConsumer<String, String> skipped) throws IOException {
        // Of several, the one nearest to the top describes the whole.
        Optional<String> found = source.names().stream()
                .filter(name -> name.equals(NAME) || name.endsWith("/" + NAME))
                .min(Comparator.comparingInt(String::length));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String table = found.get();
        String folder = table.substring(0, table.length() - NAME.length());
        String text = new String(source.read(table, RecordingSource.MAX_TABLE_BYTES), StandardCharsets.UTF_8);
        return Optional.of(new RecordingTable(folder, new HashSet<>(source.names()), skipped).parse(text, table));
    }

    private List<Recording> parse(String text, String table) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                .setIgnoreEmptyLines(true).get();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser rows = CSVParser.parse(new StringReader(plain), format)) {
            for (String column : List.of(FILE, STYLE, SPLIT)) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new DataSetException(table + " lacks the column " + column + "; found: "
                            + String.join(", ", rows.getHeaderNames()) + " (take it away to go by the folders)");
                }
            }
            for (CSVRecord row : rows) {
                recording(row).ifPresent(recordings::add);
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new DataSetException(table + " is no table that can be read: " + e.getMessage(), e);
        }
        return recordings;
    }

    private Optional<Recording> recording(CSVRecord row) {
        String file = folder + cell(row, FILE).orElse("");
        Optional<Split> split = cell(row, SPLIT).flatMap(Split::ofKey);
        if (!files.contains(file)) {
            skipped.accept(file, "listed, but not there");
            return Optional.empty();
        }
        if (split.isEmpty()) {
            skipped.accept(file, "its split is none of train, validation, test: " + cell(row, SPLIT).orElse("(none)"));
            return Optional.empty();
        }
        String style = cell(row, STYLE).map(s -> s.split("/")[0].strip().toLowerCase(Locale.ROOT)).orElse("");
        return Optional.of(new Recording(file,
                cell(row, "id").orElseGet(() -> Recording.withoutSuffix(file)),
                cell(row, "drummer").orElse(Recording.UNKNOWN),
                style.isEmpty() ? Recording.UNKNOWN : style,
                cell(row, "beat_type").filter("fill"::equals).isPresent(),
                cell(row, "time_signature"),
                split));
    }

    private static Optional<String> cell(CSVRecord row, String column) {
        return row.isSet(column) ? Optional.of(row.get(column)).filter(text -> !text.isBlank()) : Optional.empty();
    }
}
