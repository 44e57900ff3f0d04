package beatmaster.reference;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Grooves made up for tests. */
final class MadeUpGrooves {

    private MadeUpGrooves() {
    }

    /** A bar of kick, snare and hi-hat drawn from a seed, over and over. */
    static Groove loop(int bars, long seed) {
        return of(new Random(seed).ints(16, 0, 8).toArray(), 16 * bars);
    }

    /** Any of the 512 masks at any step. */
    static Groove wild(int steps, long seed) {
        return of(new Random(seed).ints(steps, 0, Voice.MASKS).toArray(), steps);
    }

    private static Groove of(int[] masks, int steps) {
        Groove groove = new Groove();
        for (int i = 0; i < steps; i++) {
            groove.add(step(masks[i % masks.length]));
        }
        return groove;
    }

    static Step step(int mask) {
        Step step = new Step();
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((mask >> v & 1) == 1) {
                step.hit(v, 0.5f, 0);
            }
        }
        return step;
    }

    static Performance performance(String id, Split split, Groove groove) {
        return new Performance(id, "nobody", "rock", 120, false, split, groove);
    }

    /** In each split the same: kick, hi-hat, snare, hi-hat for some bars, and the other way round. */
    static DataSet dataSet() {
        List<Performance> all = new ArrayList<>();
        for (Split split : Split.values()) {
            for (int i = 0; i < 4; i++) {
                int[] masks = i % 2 == 0 ? new int[] {1, 4, 2, 4} : new int[] {2, 4, 1, 4};
                all.add(performance(split.key() + i, split, of(masks, 16 * (4 + i))));
            }
        }
        return new DataSet("made up", all);
    }
}
