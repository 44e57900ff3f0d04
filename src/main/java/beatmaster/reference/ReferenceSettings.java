package beatmaster.reference;

/**
 * How a reference network is taught.
 *
 * @param shape the network
 * @param epochs how often each step of the training split is learnt from
 * @param seed of weights, order and windows
 * @param rows windows that are learnt from side by side
 * @param rate the highest learning rate; it rises over the first updates and falls along a cosine
 * @param dropout share of a layer's inputs left out, from the second layer on
 * @param patience epochs without a better validation score after which training ends
 */
public record ReferenceSettings(ReferenceShape shape, int epochs, long seed, int rows, double rate, double dropout, int patience) {

    private static final int PATIENCE = 3;

    public ReferenceSettings {
        if (epochs < 1 || rows < 1) {
            throw new IllegalArgumentException("epochs and rows must be at least 1: " + epochs + ", " + rows);
        }
        if (dropout < 0 || dropout >= 1) {
            throw new IllegalArgumentException("dropout must be 0 or more and below 1: " + dropout);
        }
    }

    /** How often a kind hears all performances when nothing else is asked for: some twenty minutes of one core. */
    public static int usualEpochs(ReferenceKind kind) {
        return kind == ReferenceKind.ORIGINAL ? 8 : 10;
    }

    /** The usual settings of a kind. The original's dropout is its own; drum_kit has ours, 0.25, instead of Magenta's 0.5. */
    public static ReferenceSettings of(ReferenceKind kind, int epochs, long seed) {
        boolean original = kind == ReferenceKind.ORIGINAL;
        return new ReferenceSettings(ReferenceShape.of(kind), epochs, seed, original ? 64 : 32, original ? 0.003 : 0.004,
                original ? 0.5 : 0.25, PATIENCE);
    }
}
