package beatmaster.groove;

import beatmaster.grid.Grid;

/** The last bar of what the player did. Confined to one thread. Real-time safe. */
final class PlayerMemory {

    private final float[] velocities = new float[Grid.STEPS_PER_BAR];
    private final float[] offsets = new float[Grid.STEPS_PER_BAR];
    private boolean present;
    private int next;

    void clear() {
        java.util.Arrays.fill(velocities, 0);
        java.util.Arrays.fill(offsets, 0);
        present = false;
        next = 0;
    }

    void append(PlayerStep heard) {
        present = heard.present;
        velocities[next] = heard.present ? heard.velocity : 0;
        offsets[next] = heard.present ? heard.offset : 0;
        next = (next + 1) % Grid.STEPS_PER_BAR;
    }

    boolean present() {
        return present;
    }

    /** Velocity of the onset {@code steps} (1..16) before the coming step, 0 if none. */
    float velocity(int steps) {
        return velocities[Math.floorMod(next - steps, Grid.STEPS_PER_BAR)];
    }

    float offset(int steps) {
        return offsets[Math.floorMod(next - steps, Grid.STEPS_PER_BAR)];
    }

    /** Share of the last bar's steps in which something began, 0..1. */
    float busyness() {
        int onsets = 0;
        for (float velocity : velocities) {
            onsets += velocity > 0 ? 1 : 0;
        }
        return (float) onsets / Grid.STEPS_PER_BAR;
    }

    /** Mean velocity of the last bar's onsets, 0..1. */
    float loudness() {
        int onsets = 0;
        float sum = 0;
        for (float velocity : velocities) {
            onsets += velocity > 0 ? 1 : 0;
            sum += velocity;
        }
        return onsets == 0 ? 0 : sum / onsets;
    }
}
