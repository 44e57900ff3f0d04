package beatmaster.reference;

import java.util.List;

/**
 * A reference network's sizes: LSTM layers, then a dense layer.
 *
 * @param kind what goes in and what comes out
 * @param layers cells of each LSTM layer, 1..2048, at most 8 layers
 */
public record ReferenceShape(ReferenceKind kind, List<Integer> layers) {

    private static final int GATES = 4;
    private static final int LARGEST = 2048;
    private static final int DEEPEST = 8;

    public ReferenceShape {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.size() > DEEPEST || layers.stream().anyMatch(cells -> cells < 1 || cells > LARGEST)) {
            throw new ReferenceFailure("a reference network has 1.." + DEEPEST + " layers of 1.." + LARGEST + " cells: " + layers);
        }
    }

    /** The sizes that its authors gave it. */
    public static ReferenceShape of(ReferenceKind kind) {
        return new ReferenceShape(kind, kind.layers());
    }

    int layerInputs(int layer) {
        return layer == 0 ? kind.inputs() : layers.get(layer - 1);
    }

    int top() {
        return layers.get(layers.size() - 1);
    }

    /** How many numbers it has to learn. */
    public int weights() {
        int weights = (top() + 1) * kind.outputs();
        for (int l = 0; l < layers.size(); l++) {
            weights += GATES * layers.get(l) * (layerInputs(l) + layers.get(l) + 1);
        }
        return weights;
    }

    /** For example {@code original 32-512-512}. */
    @Override
    public String toString() {
        return kind.key() + " " + String.join("-", layers.stream().map(String::valueOf).toList());
    }
}
