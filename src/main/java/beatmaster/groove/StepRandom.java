package beatmaster.groove;

/**
 * The chance in a drummer's playing, as a function of a seed and of the step alone: how much chance one step used up never
 * changes what the next one plays.
 *
 * <p>SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), written out so that
 * the same seed gives the same notes on every JDK. Confined to one thread. Real-time safe.
 */
public final class StepRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Begins the chance of one step. */
    public void begin(long seed, long step) {
        state = mix(seed + GOLDEN_GAMMA) ^ mix(step * GOLDEN_GAMMA + 1);
    }

    /** Uniform, 0 inclusive to 1 exclusive, 53 bits. */
    public double nextDouble() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
