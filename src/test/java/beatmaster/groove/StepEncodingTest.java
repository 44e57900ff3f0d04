package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Step;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepEncodingTest {

    private static final PlayerStep NOBODY = new PlayerStep();

    @Test
    void everyFeatureStaysWithinBoundsOverALongWildPerformance() {
        Random random = new Random(3);
        GrooveMemory memory = new GrooveMemory();
        StepRequest request = new StepRequest();
        float[] features = new float[StepEncoding.SIZE];
        Step step = new Step();
        for (int i = 0; i < 3_000; i++) {
            request.stepInBar = random.nextInt(50) == 0 ? random.nextInt(16) : memory.place();
            memory.moveTo(request.stepInBar);
            StepEncoding.encode(request, memory, features);
            for (int f = 0; f < features.length; f++) {
                assertTrue(Math.abs(features[f]) <= 1 + 1e-6f, "feature " + f + " is " + features[f]);
            }
            step.clear();
            for (int v = 0; v < 9; v++) {
                if (random.nextInt(3) == 0) {
                    step.hit(v, random.nextFloat(), random.nextFloat() - 0.5f);
                }
            }
            request.player.set(random.nextBoolean(), random.nextFloat(), random.nextFloat() - 0.5f);
            memory.append(step, request.player);
        }
    }

    @Test
    void aWishThatIsFreeDiffersFromAWishForNone() {
        GrooveMemory memory = new GrooveMemory();
        StepRequest free = new StepRequest();
        StepRequest none = new StepRequest();
        none.density = 0;
        assertNotEquals(java.util.Arrays.hashCode(encoded(free, memory)), java.util.Arrays.hashCode(encoded(none, memory)));
    }

    @Test
    void anAbsentPlayerLeavesNoTrace() {
        GrooveMemory alone = new GrooveMemory();
        GrooveMemory left = new GrooveMemory();
        PlayerStep silent = new PlayerStep();
        silent.set(false, 0.9f, 0.3f);
        for (int i = 0; i < 40; i++) {
            alone.append(new Step(), NOBODY);
            left.append(new Step(), silent);
        }
        StepRequest request = new StepRequest();
        request.stepInBar = 8;
        assertArrayEquals(encoded(request, alone), encoded(request, left));
    }

    @Test
    void everyBitOfAPlayedBarReachesTheNextBar() {
        StepRequest request = new StepRequest();
        float[] rest = encoded(request, afterABarWith(0));
        for (int v = 0; v < 9; v++) {
            float[] hit = encoded(request, afterABarWith(1 << v));
            int changed = 0;
            for (int f = 0; f < rest.length; f++) {
                changed += rest[f] != hit[f] ? 1 : 0;
            }
            assertTrue(changed >= 5, "voice " + v + " changes " + changed + " features a bar later");
        }
    }

    @Test
    void itsSizeIsTheOneThatModelFilesWereTrainedWith() {
        assertEquals(207, StepEncoding.SIZE);
    }

    private static GrooveMemory afterABarWith(int maskOnTheOne) {
        GrooveMemory memory = new GrooveMemory();
        for (int i = 0; i < 16; i++) {
            Step step = new Step();
            for (int v = 0; v < 9 && i == 0; v++) {
                if ((maskOnTheOne >> v & 1) != 0) {
                    step.hit(v, 0.7f, -0.2f);
                }
            }
            memory.append(step, NOBODY);
        }
        return memory;
    }

    private static float[] encoded(StepRequest request, GrooveMemory memory) {
        float[] features = new float[StepEncoding.SIZE];
        StepEncoding.encode(request, memory, features);
        return features;
    }
}
