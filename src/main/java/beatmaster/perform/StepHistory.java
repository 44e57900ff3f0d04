package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;

/**
 * The drummer's own steps around the present: decided ahead, or sounded lately. Steps of an older epoch are not seen.
 * Confined to the beat thread; real-time safe.
 */
final class StepHistory {

    /** A power of two, several bars, so that a bar ago is always there. */
    static final int MEMORY = 64;

    private final Step[] steps = new Step[MEMORY];
    private final long[] numbers = new long[MEMORY];
    private final boolean[] decided = new boolean[MEMORY];
    private final boolean[] sounded = new boolean[MEMORY];
    private final Step[] lastBar = new Step[Grid.STEPS_PER_BAR];

    StepHistory() {
        for (int i = 0; i < MEMORY; i++) {
            steps[i] = new Step();
        }
        for (int i = 0; i < lastBar.length; i++) {
            lastBar[i] = new Step();
        }
        forget();
    }

    /** A jump: no step here stands where it did; what a bar sounded like is kept. */
    void forget() {
        java.util.Arrays.fill(numbers, Long.MIN_VALUE);
    }

    /** A new performance. */
    void forgetBars() {
        for (Step step : lastBar) {
            step.clear();
        }
    }

    /** What the drummer decided; without effect once the step has sounded. Returns whether it had one. */
    boolean decide(long number, Step decision) {
        int slot = slotFor(number);
        if (sounded[slot]) {
            return false;
        }
        steps[slot].copyFrom(decision);
        decided[slot] = true;
        return true;
    }

    boolean isDecided(long number) {
        int slot = slot(number);
        return numbers[slot] == number && decided[slot];
    }

    /**
     * The step now counts as sounded, as it stands here; the returned step may be overwritten first (a rest, a
     * replacement).
     */
    Step sound(long number) {
        int slot = slotFor(number);
        sounded[slot] = true;
        decided[slot] = true;
        return steps[slot];
    }

    /** The step is to sound (again): Continue after a Stop that took it back. */
    void unsound(long number) {
        if (numbers[slot(number)] == number) {
            sounded[slot(number)] = false;
        }
    }

    /** The drummer's hits of a step that is decided or has sounded; only to be read. */
    Step step(long number) {
        return steps[slot(number)];
    }

    /** What sounded last at that place of a bar. */
    Step aBarAgo(long number) {
        return lastBar[Grid.stepInBar(number)];
    }

    private int slotFor(long number) {
        int slot = slot(number);
        if (numbers[slot] != number) {
            numbers[slot] = number;
            decided[slot] = false;
            sounded[slot] = false;
            steps[slot].clear();
        }
        return slot;
    }

    private static int slot(long number) {
        return (int) (number & MEMORY - 1);
    }
}
