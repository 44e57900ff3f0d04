package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepNetwork;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.NetworkShape;
import beatmaster.lstm.RandomModels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WayTest {

    private final NetworkShape shape = RandomModels.lstm(StepEncoding.SIZE, 4, 1, StepHead.SIZE);
    private final ModelFile old = RandomModels.of(shape, 1, 0.3f);
    private final float[] learnt = RandomModels.of(shape, 2, 0.3f).weights();

    @Test
    void noneOfTheWayIsTheOldModelAndAllOfItIsWhatWasLearnt() {
        assertArrayEquals(old.weights(), new Way(3, 0, true).between(shape, old.weights(), learnt));
        assertArrayEquals(learnt, new Way(3, 1, true).between(shape, old.weights(), learnt), 1e-6f);
        float[] half = new Way(3, 0.5f, true).between(shape, old.weights(), learnt);
        for (int i = 0; i < half.length; i++) {
            assertEquals((old.weights()[i] + learnt[i]) / 2, half[i], 1e-6f);
        }
    }

    /** Where all that is learnt is in the output layer, what is heard of it is in the hits alone. */
    @Test
    void touchAsItWasChangesTheHitsAlone() {
        float[] onlyAbove = old.weights();
        System.arraycopy(learnt, shape.outputWeights(), onlyAbove, shape.outputWeights(),
                onlyAbove.length - shape.outputWeights());
        float[] before = heard(old.weights());
        float[] after = heard(new Way(1, 1, false).between(shape, old.weights(), onlyAbove));
        assertArrayEquals(touch(before), touch(after));
        for (int mask = 0; mask < StepHead.VELOCITIES; mask++) {
            assertTrue(before[mask] != after[mask], "the logit of mask " + mask + " stayed");
        }
    }

    private float[] heard(float[] weights) {
        StepNetwork network = Engine.JAVA.open(new ModelFile(old.header(), weights));
        float[] features = new float[StepEncoding.SIZE];
        Arrays.fill(features, 0.5f);
        float[] outputs = new float[StepHead.SIZE];
        network.step(features, outputs);
        return outputs;
    }

    private static float[] touch(float[] outputs) {
        return Arrays.copyOfRange(outputs, StepHead.VELOCITIES, StepHead.SIZE);
    }
}
