package beatmaster.grid;

/**
 * What sounds in one sixteenth: per voice at most one hit, with a velocity and an offset from the grid.
 *
 * <p>Mutable and reused, so that the live loop makes no garbage. Confined to one thread at a time; whoever hands a step to
 * another thread publishes it (see {@code beatmaster.perform}). Real-time safe: no method allocates.
 */
public final class Step {

    /** The furthest that a hit may stand from its grid time, in steps: beyond it another step is nearer. */
    public static final float MAX_OFFSET = 0.5f;

    private int mask;
    private final float[] velocity = new float[Voice.COUNT];
    private final float[] offset = new float[Voice.COUNT];

    public void clear() {
        mask = 0;
        java.util.Arrays.fill(velocity, 0);
        java.util.Arrays.fill(offset, 0);
    }

    public void copyFrom(Step other) {
        mask = other.mask;
        System.arraycopy(other.velocity, 0, velocity, 0, Voice.COUNT);
        System.arraycopy(other.offset, 0, offset, 0, Voice.COUNT);
    }

    /**
     * Adds a hit, or replaces the voice's hit.
     *
     * @param voice 0..8, {@link Voice#ordinal()}
     * @param velocity 0..1, clipped
     * @param offset -0.5..0.5 of a step, negative is early, clipped
     */
    public void hit(int voice, float velocity, float offset) {
        mask |= 1 << voice;
        this.velocity[voice] = Math.max(0f, Math.min(1f, velocity));
        this.offset[voice] = Math.max(-MAX_OFFSET, Math.min(MAX_OFFSET, offset));
    }

    /** Adds every hit of {@code other}; where both have the voice, the louder one stays. */
    public void merge(Step other) {
        for (int v = 0; v < Voice.COUNT; v++) {
            if (other.has(v) && (!has(v) || other.velocity[v] > velocity[v])) {
                hit(v, other.velocity[v], other.offset[v]);
            }
        }
    }

    public boolean has(int voice) {
        return (mask & 1 << voice) != 0;
    }

    /** The set of voices that sound: bit {@link Voice#ordinal()}; 0..511. */
    public int mask() {
        return mask;
    }

    public int hits() {
        return Integer.bitCount(mask);
    }

    public boolean isEmpty() {
        return mask == 0;
    }

    /** 0..1; 0 where the voice is silent. */
    public float velocity(int voice) {
        return velocity[voice];
    }

    /** -0.5..0.5 of a step; 0 where the voice is silent. */
    public float offset(int voice) {
        return offset[voice];
    }
}
