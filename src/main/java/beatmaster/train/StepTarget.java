package beatmaster.train;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;

/**
 * What a network is to predict for a step, as numbers: the mask, then a velocity for each voice, then an offset for each voice.
 * A mask of {@link #NONE} is padding, which costs nothing.
 */
final class StepTarget {

    static final int NONE = -1;
    static final int VELOCITIES = 1;
    static final int OFFSETS = VELOCITIES + Voice.COUNT;
    static final int SIZE = OFFSETS + Voice.COUNT;

    private StepTarget() {
    }

    static void of(Groove groove, int index, float[] target) {
        target[0] = groove.mask(index);
        for (int v = 0; v < Voice.COUNT; v++) {
            target[VELOCITIES + v] = groove.velocity(index, v);
            target[OFFSETS + v] = groove.offset(index, v);
        }
    }

    /** The target that begins at {@code at}, as a step. */
    static void read(float[] targets, int at, Step step) {
        step.clear();
        int mask = (int) targets[at];
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((mask & 1 << v) != 0) {
                step.hit(v, targets[at + VELOCITIES + v], targets[at + OFFSETS + v]);
            }
        }
    }
}
