package beatmaster.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.evaluate.Judge;
import beatmaster.evaluate.Judgement;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferencePredictorTest {

    private static final Groove HEARD = MadeUpGrooves.wild(70, 2);
    private static final Performance PERFORMANCE = MadeUpGrooves.performance("a", Split.TEST, HEARD);

    @Test
    void theOriginalSaysWhatItSaysOfTheLastBarAloneFromAnEmptyState() {
        ReferenceFile file = random(ReferenceKind.ORIGINAL);
        assertSaysAsOf(file, step -> Math.max(0, step - 15));
    }

    @Test
    void drumKitSaysWhatItSaysOfTheWholePerformance() {
        assertSaysAsOf(random(ReferenceKind.DRUM_KIT), step -> 0);
    }

    /** @param first of the steps that are looked at before a step */
    private static void assertSaysAsOf(ReferenceFile file, IntUnaryOperator first) {
        ReferencePredictor predictor = new ReferencePredictor(file);
        predictor.begin(PERFORMANCE);
        for (int step = 0; step < HEARD.length(); step++) {
            assertEquals(ofWindow(file, first.applyAsInt(step), step), predictor.probability(HEARD.mask(step)), 1e-7, "step " + step);
            predictor.append(HEARD.step(step));
        }
        predictor.begin(PERFORMANCE);
        assertEquals(ofWindow(file, 0, 0), predictor.probability(HEARD.mask(0)), 1e-7, "nothing is left of the one before");
    }

    private static double ofWindow(ReferenceFile file, int from, int to) {
        ReferenceKind kind = file.shape().kind();
        ReferenceNetwork network = new ReferenceNetwork(file.shape(), file.weights());
        float[] features = new float[kind.inputs()];
        float[] outputs = {};
        for (int i = from; i <= to; i++) {
            kind.encode(i, i == 0 ? ReferenceKind.NOTHING_YET : HEARD.mask(i - 1), features);
            outputs = network.run(features, 1, 1);
        }
        return Math.pow(2, -kind.bits(outputs, 0, HEARD.mask(to)));
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void itIsADistributionAtEveryMoment(ReferenceKind kind) {
        ReferencePredictor predictor = new ReferencePredictor(random(kind));
        predictor.begin(PERFORMANCE);
        for (int step = 0; step < 20; step++) {
            double sum = 0;
            for (int mask = 0; mask < Voice.MASKS; mask++) {
                sum += predictor.probability(mask);
            }
            assertEquals(1, sum, 1e-6);
            predictor.append(HEARD.step(step));
        }
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void oneThatKnowsNothingCostsNineBitsAndSaysNothingOfVelocities(ReferenceKind kind) {
        ReferenceShape shape = new ReferenceShape(kind, List.of(3));
        ReferenceFile file = new ReferenceFile("nothing", shape, "", Map.of(), new float[shape.weights()], new float[0]);
        Judgement judgement = new Judge(List.of(), List.of(PERFORMANCE)).judge(new ReferencePredictor(file));
        assertEquals("nothing", judgement.name());
        assertEquals(9, Judgement.total(judgement.all()).hitBits(), 1e-6);
        assertEquals(Double.NaN, Judgement.total(judgement.all()).velocityBits());
    }

    private static ReferenceFile random(ReferenceKind kind) {
        ReferenceShape shape = new ReferenceShape(kind, List.of(5, 7));
        Random random = new Random(6);
        float[] weights = new float[shape.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return new ReferenceFile("random", shape, "", Map.of(), weights, new float[0]);
    }
}
