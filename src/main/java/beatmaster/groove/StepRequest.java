package beatmaster.groove;

import beatmaster.grid.Step;

/**
 * All that a drummer may know when it decides a step. Mutable and reused: fill in, hand over, fill in again.
 *
 * <p>Confined to one thread at a time. Real-time safe: no method allocates.
 */
public final class StepRequest {

    /** No particular style: the drummer's own choice. */
    public static final int ANY_STYLE = -1;
    /** A wish that is left to the drummer. */
    public static final float FREE = Float.NaN;

    /** What sounded in the step before, whoever played it; ignored for the first step after a reset. */
    public final Step played = new Step();
    /** What the player of another instrument did in the step before. */
    public final PlayerStep player = new PlayerStep();
    /** Whether the drummer only listens in the step to decide: what it decides is not played. */
    public boolean listening;
    /** Where the step to decide stands in its bar, 0..15. */
    public int stepInBar;
    /** Index into the model's list of styles, or {@link #ANY_STYLE}. */
    public int style = ANY_STYLE;
    /** How busy the bar is to be: hits a bar, 32 of them being 1; 0..1 or {@link #FREE}. */
    public float density = FREE;
    /** How loud the bar is to be: mean velocity of its hits; 0..1 or {@link #FREE}. */
    public float intensity = FREE;
    /** 1 a fill, 0 no fill, or {@link #FREE}. */
    public float fill = FREE;
    /** 0.1 (always the likeliest) .. 1 (as the drummers did) .. 2 (wild). */
    public float temperature = 1;
}
