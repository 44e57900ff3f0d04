package beatmaster.train;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Performances made up for tests. */
final class Performances {

    private Performances() {
    }

    /** One bar of kick, snare and hi-hat, over and over, its hits drawn from the seed. */
    static Performance loop(String id, String style, int bars, Split split, long seed) {
        Random random = new Random(seed);
        int[] bar = random.ints(16, 0, 8).toArray();
        Groove groove = new Groove();
        Step step = new Step();
        for (int i = 0; i < 16 * bars; i++) {
            step.clear();
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((bar[i % 16] >> v & 1) != 0) {
                    step.hit(v, (40 + 10 * v) / 127f, v / 120f);
                }
            }
            groove.add(step);
        }
        return new Performance(id, "nobody", style, 120, false, split, groove);
    }

    /** A few loops in each split. */
    static DataSet dataSet() {
        List<Performance> all = new ArrayList<>();
        for (Split split : Split.values()) {
            for (int i = 0; i < 4; i++) {
                all.add(loop(split.key() + i, i % 2 == 0 ? "rock" : "jazz", 2 + i, split, i));
            }
        }
        return new DataSet("made up", all);
    }
}
