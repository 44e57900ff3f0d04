package beatmaster.evaluate;

import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each set of hits was played at a place of the bar: in this style, else in any, else anywhere. Each of them
 * trusts its own counts the more, the fewer new sets turned up while it counted (I. Witten, T. Bell, "The Zero-Frequency
 * Problem", IEEE Transactions on Information Theory 37, 1991, method C). Below them all 512 sets are equally likely.
 */
final class Frequencies implements HitModel {

    private static final int LEVELS = 3;

    private final List<Map<Object, MaskCounts>> levels = new ArrayList<>();

    Frequencies() {
        for (int level = 0; level < LEVELS; level++) {
            levels.add(new HashMap<>());
        }
    }

    void add(History history, int mask) {
        for (int level = 0; level < LEVELS; level++) {
            levels.get(level).computeIfAbsent(context(level, history), key -> new MaskCounts()).add(mask);
        }
    }

    @Override
    public double probability(History history, int mask) {
        double probability = 1.0 / Voice.MASKS;
        for (int level = 0; level < LEVELS; level++) {
            MaskCounts counts = levels.get(level).get(context(level, history));
            if (counts != null) {
                double news = counts.distinct();
                probability = (counts.of(mask) + news * probability) / (counts.total() + news);
            }
        }
        return probability;
    }

    private static Object context(int level, History history) {
        return switch (level) {
            case 0 -> 0;
            case 1 -> history.place();
            default -> history.style() + ' ' + history.place();
        };
    }
}
