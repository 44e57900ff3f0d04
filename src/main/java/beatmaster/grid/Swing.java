package beatmaster.grid;

/**
 * Swing as drum machines count it: where the second sixteenth of a pair falls, in percent of the pair. 50 is straight,
 * 66 a triplet feel, 75 a dotted one (Roger Linn's LM-1 brought the scale). Thread-safe, real-time safe.
 */
public final class Swing {

    public static final double STRAIGHT = 50;
    public static final double MAX = 75;

    private Swing() {
    }

    /** How much later a step sounds, in steps: 0 for on-beat eighths, 0..0.5 for the sixteenths between them. */
    public static double delay(int stepInBar, double swingPercent) {
        return (stepInBar & 1) == 0 ? 0 : swingPercent / 50 - 1;
    }
}
