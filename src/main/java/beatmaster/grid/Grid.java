package beatmaster.grid;

import beatmaster.time.Ticks;

/** The grid of a 4/4 bar in sixteenth notes: the resolution at which the drummer thinks. Offsets carry all that lies between. */
public final class Grid {

    public static final int STEPS_PER_BEAT = 4;
    public static final int BEATS_PER_BAR = 4;
    public static final int STEPS_PER_BAR = STEPS_PER_BEAT * BEATS_PER_BAR;
    public static final int PULSES_PER_STEP = Ticks.PULSES_PER_QUARTER / STEPS_PER_BEAT;
    public static final int TICKS_PER_STEP = Ticks.PER_QUARTER / STEPS_PER_BEAT;
    public static final int TICKS_PER_BAR = TICKS_PER_STEP * STEPS_PER_BAR;

    private Grid() {
    }

    public static int stepInBar(long step) {
        return (int) Math.floorMod(step, (long) STEPS_PER_BAR);
    }

    public static long barOf(long step) {
        return Math.floorDiv(step, (long) STEPS_PER_BAR);
    }

    /** The position of a step's grid time, in ticks. */
    public static long ticksOf(long step) {
        return step * TICKS_PER_STEP;
    }
}
