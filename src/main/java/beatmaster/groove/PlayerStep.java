package beatmaster.groove;

/**
 * What a player on another instrument did in one step, heard as rhythm. Mutable and reused; real-time safe.
 */
public final class PlayerStep {

    /** Whether there is a player to listen to at all. */
    public boolean present;
    /** Velocity of the loudest onset, 0..1; 0 if nothing began in the step. */
    public float velocity;
    /** Offset of that onset from the grid, -0.5..0.5 of a step. */
    public float offset;

    public void set(boolean present, float velocity, float offset) {
        this.present = present;
        this.velocity = velocity;
        this.offset = offset;
    }

    public void copyFrom(PlayerStep other) {
        set(other.present, other.velocity, other.offset);
    }
}
