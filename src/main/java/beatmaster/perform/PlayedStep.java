package beatmaster.perform;

import beatmaster.grid.Step;

/**
 * What somebody played in one step, told for a display and for the take. Mutable and reused: the reader owns one and has
 * it overwritten.
 */
public final class PlayedStep {

    /** Whose hits they are. */
    public enum Who { DRUMMER, PLAYER }

    /** The step's index in the take: counted from the first Start, whatever the position does. */
    public long takeStep;
    /** The step's position in the song. */
    public long step;
    public Who who = Who.DRUMMER;
    /** Whether the drummer was late and {@link LateStep} filled in. */
    public boolean late;
    /** The hits with their velocities, and the offsets at which they sounded: microtiming and swing are in them. */
    public final Step hits = new Step();

    public void copyFrom(PlayedStep other) {
        takeStep = other.takeStep;
        step = other.step;
        who = other.who;
        late = other.late;
        hits.copyFrom(other.hits);
    }
}
