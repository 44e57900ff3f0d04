package beatmaster.groove;

import beatmaster.grid.Grid;

/**
 * What the player did: the last bar step by step, and, as a guess at what comes, how often a note begins at each place of the bar
 * and what followed the last times things went like this. Confined to one thread. Real-time safe.
 */
final class PlayerMemory {

    private static final float FADES = 0.6f;

    private final float[] velocities = new float[Grid.STEPS_PER_BAR];
    private final float[] offsets = new float[Grid.STEPS_PER_BAR];
    private final StepMatches onsets = new StepMatches();
    private final float[] usual = new float[Grid.STEPS_PER_BAR];
    private final float[] known = new float[Grid.STEPS_PER_BAR];
    private boolean present;
    private int next;

    void clear() {
        java.util.Arrays.fill(velocities, 0);
        java.util.Arrays.fill(offsets, 0);
        java.util.Arrays.fill(usual, 0);
        java.util.Arrays.fill(known, 0);
        onsets.clear();
        present = false;
        next = 0;
    }

    /** The coming step never is. */
    void skip() {
        onsets.skip();
        velocities[next] = 0;
        offsets[next] = 0;
        next = (next + 1) % Grid.STEPS_PER_BAR;
    }

    void append(PlayerStep heard) {
        present = heard.present;
        velocities[next] = heard.present ? heard.velocity : 0;
        offsets[next] = heard.present ? heard.offset : 0;
        if (heard.present) {
            usual[next] = FADES * usual[next] + (heard.velocity > 0 ? 1 - FADES : 0);
            known[next] = FADES * known[next] + 1 - FADES;
            onsets.append(heard.velocity > 0 ? 1 : 0);
        } else {
            onsets.skip();
        }
        next = (next + 1) % Grid.STEPS_PER_BAR;
    }

    /** In which steps notes began: 1, or 0 where none did. */
    StepMatches onsets() {
        return onsets;
    }

    /** How often a note has begun at the coming step's place in the last bars, 0..1. */
    float usual() {
        return known[next] > 0 ? usual[next] / known[next] : 0;
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
