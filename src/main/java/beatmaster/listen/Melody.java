package beatmaster.listen;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import java.util.Arrays;

/**
 * The rhythm of a melodic player: in which steps notes began and how loud, and from the last bar how busy and how loud
 * the drums should be to go with it. Chords count once. Confined to one thread (live, the beat thread); real-time safe.
 */
public final class Melody {

    /** Who has played nothing for so many bars is not there, and the drummer is free again. */
    public static final int PATIENCE_BARS = 4;

    private static final int MEMORY = 64;
    /** Density under long notes: a sparse groove of six hits a bar (32 hits are 1). */
    private static final float SPARSE = 0.2f;
    /** Density that sixteenths without a gap add: thirty hits a bar in all. */
    private static final float BUSY = 0.75f;

    private final long[] stepOf = new long[MEMORY];
    private final float[] velocities = new float[MEMORY];
    private final float[] offsets = new float[MEMORY];
    private long firstOnset;
    private long lastOnset;
    private float lastIntensity;

    public Melody() {
        reset(0);
    }

    void reset(long firstStep) {
        Arrays.fill(stepOf, Long.MIN_VALUE);
        firstOnset = Long.MAX_VALUE;
        lastOnset = firstStep - 1;
        lastIntensity = 0;
    }

    /**
     * A note began.
     *
     * @param step in which, counted from where the music began
     * @param velocity above 0, at most 1
     * @param offset from the step's place, in steps
     */
    public void onset(long step, float velocity, float offset) {
        int slot = slot(step);
        if (stepOf[slot] != step || velocities[slot] < velocity) {
            stepOf[slot] = step;
            velocities[slot] = velocity;
            offsets[slot] = Math.max(-Step.MAX_OFFSET, Math.min(Step.MAX_OFFSET, offset));
        }
        firstOnset = Math.min(firstOnset, step);
        lastOnset = Math.max(lastOnset, step);
    }

    /** Whether somebody plays: a note began within the last {@value #PATIENCE_BARS} bars before {@code step}. */
    public boolean present(long step) {
        return firstOnset != Long.MAX_VALUE && step - lastOnset <= PATIENCE_BARS * Grid.STEPS_PER_BAR;
    }

    /** Velocity of the loudest note that began in the step, 0..1; 0 if none did. */
    public float velocity(long step) {
        return stepOf[slot(step)] == step ? velocities[slot(step)] : 0;
    }

    /** Offset of that note, -0.5..0.5 of a step. */
    public float offset(long step) {
        return stepOf[slot(step)] == step ? offsets[slot(step)] : 0;
    }

    /** How busy the drums should be, 0..1 with 32 hits a bar being 1, by the bar that ends with {@code step}. */
    public float density(long step) {
        int heard = (int) Math.min(Grid.STEPS_PER_BAR, Math.max(1, step - firstOnset + 1));
        int onsets = 0;
        for (int i = 0; i < heard; i++) {
            onsets += velocity(step - i) > 0 ? 1 : 0;
        }
        // A first note alone says little: at least a beat is averaged over.
        return SPARSE + BUSY * onsets / Math.max(Grid.STEPS_PER_BEAT, heard);
    }

    /** How loud the drums should be: mean velocity 0..1 of the notes in the bar that ends with {@code step}. */
    public float intensity(long step) {
        float sum = 0;
        int onsets = 0;
        for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
            float velocity = velocity(step - i);
            sum += velocity;
            onsets += velocity > 0 ? 1 : 0;
        }
        if (onsets > 0) {
            lastIntensity = sum / onsets;
        }
        return lastIntensity;
    }

    private static int slot(long step) {
        return (int) (step & MEMORY - 1);
    }
}
