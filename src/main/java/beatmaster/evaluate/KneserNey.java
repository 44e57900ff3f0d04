package beatmaster.evaluate;

import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Interpolated modified Kneser-Ney smoothing over contexts that are nested, each a refinement of the one before (S. Chen, J.
 * Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling", TR-10-98, Harvard 1998, section 3).
 *
 * <p>The deepest context counts what was seen; each shallower one counts in how many of its refinements a mask was seen.
 * Below the shallowest all 512 masks are equally likely.
 */
final class KneserNey {

    private final List<Map<Long, MaskCounts>> levels = new ArrayList<>();
    private final double[][] discounts;

    /** @param depth number of nested contexts */
    KneserNey(int depth) {
        for (int d = 0; d < depth; d++) {
            levels.add(new HashMap<>());
        }
        discounts = new double[depth][];
    }

    /** @param contexts keys of the nested contexts, the shallowest first, one for each level */
    void add(long[] contexts, int mask) {
        for (int d = levels.size() - 1; d >= 0; d--) {
            boolean isNew = levels.get(d).computeIfAbsent(contexts[d], key -> new MaskCounts()).add(mask);
            if (!isNew) {
                return;
            }
        }
    }

    /** Settles the discounts; to be called once, when all is added. */
    void finish() {
        for (int d = 0; d < discounts.length; d++) {
            discounts[d] = discounts(levels.get(d));
        }
    }

    double probability(long[] contexts, int mask) {
        double probability = 1.0 / Voice.MASKS;
        for (int d = 0; d < discounts.length; d++) {
            MaskCounts counts = levels.get(d).get(contexts[d]);
            if (counts == null) {
                return probability;
            }
            probability = refine(counts, discounts[d], mask, probability);
        }
        return probability;
    }

    private static double refine(MaskCounts counts, double[] discount, int mask, double coarser) {
        int count = counts.of(mask);
        int once = counts.seen(1);
        int twice = counts.seen(2);
        double kept = Math.max(0, count - discount[Math.min(3, count)]);
        double freed = discount[1] * once + discount[2] * twice + discount[3] * (counts.distinct() - once - twice);
        return (kept + freed * coarser) / counts.total();
    }

    /** What to take from masks seen 0, 1, 2 and more times; from counts of counts (Chen and Goodman, equation 26). */
    private static double[] discounts(Map<Long, MaskCounts> level) {
        double[] n = new double[5];
        for (MaskCounts counts : level.values()) {
            for (int times = 1; times <= 4; times++) {
                n[times] += counts.seen(times);
            }
        }
        double y = n[1] / (n[1] + 2 * n[2]);
        double[] discount = new double[4];
        for (int times = 1; times <= 3; times++) {
            double estimate = times - (times + 1) * y * n[times + 1] / n[times];
            // Few data give no estimate, or one outside its range.
            discount[times] = estimate > 0 && estimate < times ? estimate : 0.5 * times;
        }
        return discount;
    }
}
