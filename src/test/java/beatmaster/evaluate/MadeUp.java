package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Performances with known answers. */
final class MadeUp {

    static final int KICK = 1 << Voice.KICK.ordinal();
    static final int SNARE = 1 << Voice.SNARE.ordinal();
    static final int HIHAT = 1 << Voice.CLOSED_HIHAT.ordinal();

    private static final int[] SETS = {0, 0, HIHAT, HIHAT, KICK, KICK | HIHAT, SNARE, SNARE | HIHAT};

    private MadeUp() {
    }

    /** The same bar over and over; every velocity and offset the same. */
    static Performance repeating(String id, String style, int bars, float velocity, float offset, int... bar) {
        Groove groove = new Groove();
        for (int i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
            groove.add(step(bar[i % bar.length], velocity, offset));
        }
        return new Performance(id, "made up", style, 120, false, Split.TRAIN, groove);
    }

    /** Each performance a bar of its own, drawn from a few sets of hits, repeated but for one step in eight. */
    static List<Performance> grooves(long seed, int number, int bars) {
        Random random = new Random(seed);
        List<Performance> performances = new ArrayList<>();
        for (int p = 0; p < number; p++) {
            int[] bar = bar(random.nextInt());
            Groove groove = new Groove();
            for (int i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
                int mask = random.nextInt(8) == 0 ? SETS[random.nextInt(SETS.length)] : bar[i % bar.length];
                groove.add(step(mask, (40 + random.nextInt(60)) / 127f, (random.nextInt(41) - 20) / 120f));
            }
            performances.add(new Performance(seed + "-" + p, "made up", p % 2 == 0 ? "rock" : "jazz", 120, false,
                    Split.TRAIN, groove));
        }
        return performances;
    }

    /** The masks of a random bar. */
    static int[] bar(int seed) {
        return new Random(seed).ints(Grid.STEPS_PER_BAR, 0, SETS.length).map(i -> SETS[i]).toArray();
    }

    static Step step(int mask, float velocity, float offset) {
        Step step = new Step();
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((mask & 1 << v) != 0) {
                step.hit(v, velocity, offset);
            }
        }
        return step;
    }
}
