package beatmaster.train;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.groove.BarMeasure;
import beatmaster.groove.StepRequest;
import java.util.Arrays;

/**
 * What a network learns in one go: a groove to be predicted step by step, and for each step all that a drummer would have known
 * and been asked for. Not thread-safe while it is being written; then only read.
 */
final class Lesson {

    private final Groove groove;
    private final int[] style;
    private final float[] density;
    private final float[] intensity;
    private final float[] fill;
    private final boolean[] judged;
    private final float[] playerVelocity;
    private final float[] playerOffset;
    private Groove remembered;
    private boolean player;

    /** A lesson in which nothing is asked for, nobody else plays and every step counts. */
    Lesson(Groove groove) {
        this.groove = groove;
        this.remembered = groove;
        int steps = groove.length();
        style = new int[steps];
        density = new float[steps];
        intensity = new float[steps];
        fill = new float[steps];
        judged = new boolean[steps];
        playerVelocity = new float[steps];
        playerOffset = new float[steps];
        Arrays.fill(style, StepRequest.ANY_STYLE);
        Arrays.fill(density, StepRequest.FREE);
        Arrays.fill(intensity, StepRequest.FREE);
        Arrays.fill(fill, StepRequest.FREE);
        Arrays.fill(judged, true);
    }

    /** Length in steps. */
    int length() {
        return groove.length();
    }

    Groove groove() {
        return groove;
    }

    /** Whether the network's guess at this step is corrected; where it only listens it is not. */
    boolean judged(int step) {
        return judged[step];
    }

    /** Fills in all that is known before {@code step} is played. */
    void request(int step, StepRequest request) {
        request.stepInBar = Grid.stepInBar(step);
        request.style = style[step];
        request.density = density[step];
        request.intensity = intensity[step];
        request.fill = fill[step];
        if (step == 0) {
            request.played.clear();
            request.player.set(player, 0, 0);
        } else {
            remembered.read(step - 1, request.played);
            request.player.set(player, playerVelocity[step - 1], playerOffset[step - 1]);
        }
    }

    /**
     * The drums remember having played something else than this lesson's groove.
     *
     * @param other as long as the lesson's groove
     */
    void remember(Groove other) {
        if (other.length() != groove.length()) {
            throw new IllegalArgumentException("what is remembered must have " + groove.length() + " steps: " + other.length());
        }
        remembered = other;
    }

    /** Steps {@code from} (inclusive) to {@code to} (exclusive) are asked for in this style. */
    void askStyle(int from, int to, int index) {
        Arrays.fill(style, from, to, index);
    }

    /** They are asked for as a fill (1) or as none (0). */
    void askFill(int from, int to, float wish) {
        Arrays.fill(fill, from, to, wish);
    }

    /** They are asked for as busy as each of their bars really is. */
    void askDensity(int from, int to) {
        for (int bar = from; bar < to; bar += Grid.STEPS_PER_BAR) {
            int end = Math.min(to, bar + Grid.STEPS_PER_BAR);
            Arrays.fill(density, bar, end, BarMeasure.density(groove, bar, end));
        }
    }

    /** They are asked for as loud as each of their bars really is; a silent bar has no loudness. */
    void askIntensity(int from, int to) {
        for (int bar = from; bar < to; bar += Grid.STEPS_PER_BAR) {
            int end = Math.min(to, bar + Grid.STEPS_PER_BAR);
            Arrays.fill(intensity, bar, end, BarMeasure.intensity(groove, bar, end));
        }
    }

    /** The network only listens to them. */
    void onlyListen(int from, int to) {
        Arrays.fill(judged, from, to, false);
    }

    /** A player is there throughout; what it plays is set step by step. */
    void bringPlayer() {
        player = true;
    }

    /** The player's onset in a step: velocity 0..1, offset -0.5..0.5 of a step. */
    void playerOnset(int step, float velocity, float offset) {
        playerVelocity[step] = Math.max(0.01f, Math.min(1, velocity));
        playerOffset[step] = Math.max(-Step.MAX_OFFSET, Math.min(Step.MAX_OFFSET, offset));
    }
}
