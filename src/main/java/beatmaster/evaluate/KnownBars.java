package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bars that stand in the training data: equal are bars with the same hits on all sixteen steps. Immutable. */
final class KnownBars {

    private final Set<String> bars = new HashSet<>();

    KnownBars(List<Performance> performances) {
        for (Performance performance : performances) {
            for (int bar = 0; bar < performance.groove().bars(); bar++) {
                bars.add(text(performance.groove(), bar));
            }
        }
    }

    boolean has(Groove groove, int bar) {
        return bars.contains(text(groove, bar));
    }

    /** Share of a groove's bars that stand in the training data, 0..1. */
    double share(Groove groove) {
        int known = 0;
        for (int bar = 0; bar < groove.bars(); bar++) {
            known += has(groove, bar) ? 1 : 0;
        }
        return known / (double) groove.bars();
    }

    private static String text(Groove groove, int bar) {
        char[] masks = new char[Grid.STEPS_PER_BAR];
        int from = bar * Grid.STEPS_PER_BAR;
        for (int i = from; i < Math.min(groove.length(), from + masks.length); i++) {
            masks[i - from] = (char) groove.mask(i);
        }
        return new String(masks);
    }
}
