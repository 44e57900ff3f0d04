package beatmaster.lstm;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models with random weights, for tests. */
public final class RandomModels {

    private RandomModels() {
    }

    /** Weights uniform in +-{@code scale}. */
    public static ModelFile of(NetworkShape shape, long seed, float scale) {
        Random random = new Random(seed);
        float[] weights = new float[(int) shape.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scale * (2 * random.nextFloat() - 1);
        }
        return new ModelFile(header(shape), weights);
    }

    public static ModelHeader header(NetworkShape shape) {
        return new ModelHeader("random", shape, StepEncoding.NAME, StepHead.NAME, List.of("rock", "jazz"), "2026-01-01",
                Map.of("licence", "CC0", "scores", Map.of("bits", 1.5)));
    }

    public static NetworkShape lstm(int inputs, int hidden, int layers, int outputs) {
        return new NetworkShape(Architecture.LSTM, inputs, hidden, layers, outputs, 0);
    }

    /** Features as sparse as a step's: most of them zero. */
    public static void features(Random random, float[] features) {
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(3) == 0 ? 2 * random.nextFloat() - 1 : 0;
        }
    }
}
