package beatmaster.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Splits takes that nobody has split: whole, by chance, the same way for the same seed and names. Any thread. */
final class ChanceSplit {

    /** One in ten validates and one in ten tests. */
    private static final int ONE_IN = 10;
    /** From here on each split gets at least one. */
    private static final int ENOUGH = 3;

    private ChanceSplit() {
    }

    /** The same performances in the same order; those whose ids are in {@code unsplit} have a split of chance. */
    static List<Performance> split(List<Performance> performances, Set<String> unsplit, long seed) {
        List<String> drawn = new ArrayList<>(unsplit);
        drawn.sort(Comparator.<String>comparingLong(id -> lot(id, seed)).thenComparing(Comparator.naturalOrder()));
        int judges = drawn.size() < ENOUGH ? 0 : Math.max(1, Math.round(drawn.size() / (float) ONE_IN));
        Map<String, Split> splits = new HashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            splits.put(drawn.get(i), i < judges ? Split.VALIDATION : i < 2 * judges ? Split.TEST : Split.TRAIN);
        }
        return performances.stream().map(p -> with(splits.getOrDefault(p.id(), p.split()), p)).toList();
    }

    private static Performance with(Split split, Performance p) {
        return new Performance(p.id(), p.drummer(), p.style(), p.tempoBpm(), p.fill(), split, p.groove());
    }

    private static long lot(String id, long seed) {
        return new Random(seed * 31 + id.hashCode()).nextLong();
    }
}
