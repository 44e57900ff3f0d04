package beatmaster.bench;

import beatmaster.groove.StepEncoding;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import beatmaster.lstm.NetworkShape;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network as large as drum networks usually are, to see what a machine can carry: two layers of 256 and 512 outputs. */
public final class LargeModel {

    private static final int HIDDEN = 256;
    private static final int OUTPUTS = 512;
    /** Small enough that no cell saturates: a saturated one would be as fast, but nobody's. */
    private static final float SCALE = 0.1f;

    private LargeModel() {
    }

    /** Random weights, always the same ones; it hears the steps of this program and says nothing that means anything. */
    public static ModelFile make() {
        NetworkShape shape = new NetworkShape(Architecture.LSTM, StepEncoding.SIZE, HIDDEN, 2, OUTPUTS, 0);
        Random random = new Random(1);
        float[] weights = new float[Math.toIntExact(shape.weights())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = SCALE * (2 * random.nextFloat() - 1);
        }
        return new ModelFile(new ModelHeader("large", shape, StepEncoding.NAME, "none", List.of(), "", Map.of()), weights);
    }
}
