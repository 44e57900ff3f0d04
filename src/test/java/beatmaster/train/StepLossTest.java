package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepLikelihood;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepLossTest {

    private final StepLoss loss = new StepLoss();

    private static float[] outputs(Random random) {
        float[] outputs = new float[StepHead.SIZE];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) random.nextGaussian();
        }
        for (int v = 0; v < Voice.COUNT; v++) {
            for (int k = 0; k < StepHead.COMPONENTS; k++) {
                outputs[StepHead.velocityOf(v) + 3 + k] = random.nextFloat();
                outputs[StepHead.velocityOf(v) + 6 + k] = -4 * random.nextFloat();
                outputs[StepHead.offsetOf(v) + 3 + k] = random.nextFloat() - 0.5f;
                outputs[StepHead.offsetOf(v) + 6 + k] = -4 * random.nextFloat();
            }
        }
        return outputs;
    }

    private static float[] target(Random random) {
        float[] target = new float[StepTarget.SIZE];
        target[0] = random.nextInt(Voice.MASKS);
        for (int v = 0; v < Voice.COUNT; v++) {
            // Every few hits stand at an edge, where the outermost bins hold the tails.
            target[StepTarget.VELOCITIES + v] = (random.nextInt(4) == 0 ? 127 : 1 + random.nextInt(127)) / 127f;
            target[StepTarget.OFFSETS + v] = (random.nextInt(4) == 0 ? -60 : random.nextInt(121) - 60) / 120f;
        }
        return target;
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        Random random = new Random(1);
        for (int round = 0; round < 5; round++) {
            float[] outputs = outputs(random);
            float[] target = target(random);
            float[] gradient = new float[StepHead.SIZE];
            loss.of(outputs, target, 0, 1, gradient);
            float[] ignored = new float[StepHead.SIZE];
            for (int i = 0; i < outputs.length; i++) {
                float at = outputs[i];
                outputs[i] = at + 2e-3f;
                double above = loss.of(outputs, target, 0, 1, ignored);
                outputs[i] = at - 2e-3f;
                double below = loss.of(outputs, target, 0, 1, ignored);
                outputs[i] = at;
                assertEquals((above - below) / 4e-3, gradient[i], 1e-3 + 1e-2 * Math.abs(gradient[i]), "output " + i);
            }
        }
    }

    @Test
    void theLossIsWhatModelsAreJudgedBy() {
        Random random = new Random(2);
        Step played = new Step();
        for (int round = 0; round < 50; round++) {
            float[] outputs = outputs(random);
            float[] target = target(random);
            int mask = (int) target[0];
            double bits = StepLikelihood.hitBits(outputs, mask);
            StepTarget.read(target, 0, played);
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((mask & 1 << v) != 0) {
                    bits += StepLoss.TOUCH * (StepLikelihood.velocityBits(outputs, v, played)
                            + StepLikelihood.offsetBits(outputs, v, played));
                }
            }
            assertEquals(bits * Math.log(2), loss.of(outputs, target, 0, 1, new float[StepHead.SIZE]), 0.02 * bits);
        }
    }

    @Test
    void paddingCostsNothingAndTeachesNothing() {
        float[] gradient = {9};
        gradient = java.util.Arrays.copyOf(gradient, StepHead.SIZE);
        float[] target = new float[StepTarget.SIZE];
        target[0] = StepTarget.NONE;
        assertEquals(0, loss.of(outputs(new Random(3)), target, 0, 1, gradient));
        assertArrayEquals(new float[StepHead.SIZE], gradient);
    }
}
