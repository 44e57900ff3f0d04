package beatmaster.listen;

import beatmaster.grid.Grid;
import beatmaster.grid.Kit;
import beatmaster.grid.Step;
import beatmaster.grid.Swing;

/**
 * Hears a player. A note of the kit is a hit on a pad and goes to its voice in the nearest step; any other note is
 * melody, and only its rhythm and loudness count. Note-offs mean nothing here and are not handed in.
 *
 * <p>A step stays open until {@link #closeThrough} says that somebody has read it; what still falls into it goes to the
 * next one, as early as a hit can be, so that no hit is lost.
 *
 * <p>Confined to the beat thread. Real-time safe: no method allocates.
 */
public final class Listener {

    /** How many steps are remembered; a power of two. */
    private static final int MEMORY = 64;
    private static final float LOUDEST = 127f;

    private final Step[] pads = new Step[MEMORY];
    private final long[] stepOf = new long[MEMORY];
    private final Melody melody = new Melody();
    private long firstOpen;

    public Listener() {
        for (int i = 0; i < MEMORY; i++) {
            pads[i] = new Step();
        }
        reset(0);
    }

    /** A new performance, or a jump: forgets the hits; the first step to hear is {@code firstStep}. */
    public void reset(long firstStep) {
        firstOpen = firstStep;
        for (int i = 0; i < MEMORY; i++) {
            pads[i].clear();
            stepOf[i] = Long.MIN_VALUE;
        }
        melody.reset(firstStep);
    }

    /**
     * Takes in a note-on.
     *
     * @param kit which notes are pads
     * @param channel 0..15
     * @param note 0..127
     * @param velocity 1..127
     * @param positionTicks where it fell
     * @param swingPercent the swing of the grid it was played to, 50..75
     */
    public void noteOn(Kit kit, int channel, int note, int velocity, long positionTicks, double swingPercent) {
        long nearest = nearestStep(positionTicks, swingPercent);
        long step = Math.max(nearest, firstOpen);
        float offset = (float) offset(step, positionTicks, swingPercent);
        int voice = kit.voiceOf(channel, note);
        if (voice == Kit.NO_VOICE) {
            melody.onset(step, velocity / LOUDEST, offset);
        } else {
            hit(step, voice, velocity / LOUDEST, offset);
        }
    }

    /** Overwrites {@code target} with what was hit on pads in the step. */
    public void readPads(long step, Step target) {
        int slot = slot(step);
        if (stepOf[slot] == step) {
            target.copyFrom(pads[slot]);
        } else {
            target.clear();
        }
    }

    /** Steps up to this one have been read; what is heard late goes to the next. */
    public void closeThrough(long step) {
        firstOpen = Math.max(firstOpen, step + 1);
    }

    /** The rhythm of the notes that are no pads. */
    public Melody melody() {
        return melody;
    }

    private void hit(long step, int voice, float velocity, float offset) {
        int slot = slot(step);
        if (stepOf[slot] != step) {
            stepOf[slot] = step;
            pads[slot].clear();
        }
        Step heard = pads[slot];
        if (!heard.has(voice) || heard.velocity(voice) < velocity) {
            heard.hit(voice, velocity, offset);
        }
    }

    /** Swing moves every second sixteenth, so the nearest step is not always the rounded one. */
    private static long nearestStep(long positionTicks, double swingPercent) {
        long rounded = Math.floorDiv(positionTicks + Grid.TICKS_PER_STEP / 2, (long) Grid.TICKS_PER_STEP);
        double distance = offset(rounded, positionTicks, swingPercent);
        long neighbour = distance < 0 ? rounded - 1 : rounded + 1;
        return Math.abs(offset(neighbour, positionTicks, swingPercent)) < Math.abs(distance) ? neighbour : rounded;
    }

    /** How far from the step's swung place a position stands, in steps. */
    private static double offset(long step, long positionTicks, double swingPercent) {
        return (positionTicks - Grid.ticksOf(step)) / (double) Grid.TICKS_PER_STEP
                - Swing.delay(Grid.stepInBar(step), swingPercent);
    }

    private static int slot(long step) {
        return (int) (step & MEMORY - 1);
    }
}
