package beatmaster.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Voice;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceKindTest {

    private static final int BEFORE = 3;

    @Test
    void theOriginalIsToldTheLastStepsVoicesAndNothingElse() {
        float[] features = told(ReferenceKind.ORIGINAL, 21, 0b100000101);
        assertArrayEquals(new float[] {1, 0, 1, 0, 0, 0, 0, 0, 1}, features);
        assertArrayEquals(features, told(ReferenceKind.ORIGINAL, 22, 0b100000101), "it cannot know the place in the bar");
        assertArrayEquals(new float[9], told(ReferenceKind.ORIGINAL, 0, ReferenceKind.NOTHING_YET));
    }

    @Test
    void drumKitIsToldTheLastStepsClassAndTheComingStepsNumberInBinary() {
        float[] features = told(ReferenceKind.DRUM_KIT, 64 + 0b100110, 257);
        assertEquals(1, features[257]);
        assertArrayEquals(new float[] {-1, 1, 1, -1, -1, 1}, Arrays.copyOfRange(features, 512, 518));
        features[257] = 0;
        assertArrayEquals(new float[512], Arrays.copyOf(features, 512));
        assertArrayEquals(new float[512], Arrays.copyOf(told(ReferenceKind.DRUM_KIT, 0, ReferenceKind.NOTHING_YET), 512));
    }

    private static float[] told(ReferenceKind kind, long step, int last) {
        float[] features = new float[kind.inputs()];
        Arrays.fill(features, 7);
        kind.encode(step, last, features);
        return features;
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void theChancesOfAllSetsSumToOne(ReferenceKind kind) {
        float[] outputs = outputs(kind);
        double sum = 0;
        for (int mask = 0; mask < Voice.MASKS; mask++) {
            sum += Math.pow(2, -kind.bits(outputs, BEFORE, mask));
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void nineIndependentChancesMultiply() {
        float[] outputs = new float[9];
        outputs[0] = (float) Math.log(3);
        assertEquals(-Math.log(0.75) / Math.log(2) + 8, ReferenceKind.ORIGINAL.bits(outputs, 0, 1), 1e-6);
        assertEquals(2 + 8, ReferenceKind.ORIGINAL.bits(outputs, 0, 0), 1e-6);
    }

    @Test
    void outputsFarBeyondWhatAnExponentialHoldsStayFinite() {
        float[] outputs = new float[512];
        Arrays.fill(outputs, -1000);
        outputs[5] = 1000;
        for (ReferenceKind kind : ReferenceKind.values()) {
            assertTrue(Double.isFinite(kind.bits(outputs, 0, 511)), kind.key());
        }
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void theGradientIsTheSlopeOfTheSurprise(ReferenceKind kind) {
        int mask = 0b000010110;
        float[] gradient = outputs(kind);
        kind.gradient(gradient, BEFORE, mask, 0.5f);
        for (int i = 0; i < kind.outputs(); i += 7) {
            float[] more = outputs(kind);
            float[] less = outputs(kind);
            more[BEFORE + i] += 1e-2f;
            less[BEFORE + i] -= 1e-2f;
            double slope = (kind.bits(more, BEFORE, mask) - kind.bits(less, BEFORE, mask)) * Math.log(2)
                    / (more[BEFORE + i] - less[BEFORE + i]);
            assertEquals(0.5 * slope, gradient[BEFORE + i], 1e-5, "output " + i);
        }
        assertEquals(outputs(kind)[0], gradient[0], "what is not this step's is left alone");
    }

    private static float[] outputs(ReferenceKind kind) {
        Random random = new Random(4);
        float[] outputs = new float[BEFORE + kind.outputs()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) random.nextGaussian();
        }
        return outputs;
    }

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        assertEquals(ReferenceKind.DRUM_KIT, ReferenceKind.named("drum-kit"));
        String message = assertThrows(ReferenceFailure.class, () -> ReferenceKind.named("gru")).getMessage();
        assertEquals("No reference network is called \"gru\"; there are: [original, drum-kit]", message);
    }

    @Test
    void theSizesAreTheirAuthors() {
        assertEquals("original 32-512-512", ReferenceShape.of(ReferenceKind.ORIGINAL).toString());
        assertEquals(3_225_353, ReferenceShape.of(ReferenceKind.ORIGINAL).weights());
        assertEquals("drum-kit 256-256-256", ReferenceShape.of(ReferenceKind.DRUM_KIT).toString());
    }
}
