package beatmaster.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Performances, split. Immutable as long as nobody writes into the grooves; may then be read by any thread.
 */
public final class DataSet {

    /** The most steps that a data set may hold in all: 250,000 bars, which take about 300 MB of memory. */
    public static final int MAX_STEPS = 4_000_000;

    private final String source;
    private final List<Performance> performances;

    /**
     * @param source where the recordings come from, in one line, for model cards
     * @throws IllegalArgumentException if two performances share an id or all together are longer than {@link #MAX_STEPS}
     */
    public DataSet(String source, List<Performance> performances) {
        this.source = source;
        this.performances = List.copyOf(performances);
        requireDistinct(this.performances);
        long steps = this.performances.stream().mapToLong(p -> p.groove().length()).sum();
        if (steps > MAX_STEPS) {
            throw new IllegalArgumentException("a data set holds at most " + MAX_STEPS + " steps: " + steps);
        }
    }

    /** Where the recordings come from, in one line. */
    public String source() {
        return source;
    }

    /** Every performance, in the order of the source. */
    public List<Performance> all() {
        return performances;
    }

    /** The performances of one split, in the order of the source. */
    public List<Performance> performances(Split split) {
        return performances.stream().filter(p -> p.split() == split).toList();
    }

    /** The primary styles that occur, sorted, each once. */
    public List<String> styles() {
        return performances.stream().map(Performance::style).distinct().sorted().toList();
    }

    /**
     * Reads a data file.
     *
     * @throws DataSetException in one line, if the file is foreign, damaged or of another format
     * @throws IOException if it cannot be read
     */
    public static DataSet read(Path file) throws IOException {
        return DataSetFile.read(file);
    }

    /**
     * Writes the one data file that {@link #read} gives back exactly; an old file is replaced only by a whole new one.
     *
     * @throws IOException in one line, if it cannot be written
     */
    public void write(Path file) throws IOException {
        DataSetFile.write(this, file);
    }

    private static void requireDistinct(List<Performance> performances) {
        Set<String> ids = new HashSet<>();
        for (Performance performance : performances) {
            if (!ids.add(performance.id())) {
                throw new IllegalArgumentException("two performances have the id " + performance.id());
            }
        }
    }
}
