package beatmaster.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.Performance;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private static final List<Performance> TRAINING = MadeUp.grooves(1, 40, 8);
    private static final List<StepPredictor> BASELINES = Baselines.train(TRAINING);

    @Property(tries = 60, seed = "5")
    void everyBaselineIsADistributionAtEveryMoment(@ForAll long seed, @ForAll @IntRange(max = 70) int steps) {
        Performance heard = MadeUp.grooves(seed, 1, 5).get(0);
        for (StepPredictor baseline : BASELINES) {
            baseline.begin(heard);
            for (int i = 0; i < steps; i++) {
                baseline.append(heard.groove().step(i));
            }
            double sum = 0;
            for (int mask = 0; mask < Voice.MASKS; mask++) {
                double probability = baseline.probability(mask);
                assertTrue(probability > 0, baseline.name() + " rules out " + mask);
                sum += probability;
            }
            assertEquals(1, sum, 1e-9, baseline.name());
        }
    }

    @Test
    void aPerformanceThatOnlyRepeatsCostsTheRepeatingBaselinesNearlyNothing() {
        List<Performance> training = new ArrayList<>();
        for (int p = 0; p < 50; p++) {
            training.add(MadeUp.repeating("r" + p, "rock", 30, 0.5f, 0, MadeUp.bar(p)));
        }
        Performance heard = MadeUp.repeating("new", "rock", 100, 0.5f, 0, MadeUp.bar(99));
        Judge judge = new Judge(training, List.of(heard));
        List<StepPredictor> baselines = Baselines.train(training);
        double frequencies = bits(judge, baselines.get(0));
        assertTrue(frequencies > 1, "frequencies " + frequencies);
        for (StepPredictor repeating : List.of(baselines.get(1), baselines.get(3))) {
            assertTrue(bits(judge, repeating) < 0.1, repeating.name() + " " + bits(judge, repeating));
        }
    }

    @Test
    void everyBaselineIsBetterThanThePlainerOneOnGroovesThatRepeatWithVariations() {
        Judge judge = new Judge(TRAINING, MadeUp.grooves(2, 20, 8));
        double frequencies = bits(judge, BASELINES.get(0));
        double repeat = bits(judge, BASELINES.get(1));
        double cache = bits(judge, BASELINES.get(3));
        assertTrue(repeat < frequencies, repeat + " " + frequencies);
        assertTrue(cache < repeat, cache + " " + repeat);
    }

    @Test
    void aStyleThatAlwaysPlaysTheSameIsPredictedByItsFrequenciesAlone() {
        List<Performance> training = List.of(
                MadeUp.repeating("a", "rock", 200, 0.5f, 0, MadeUp.bar(1)),
                MadeUp.repeating("b", "jazz", 200, 0.25f, 0.1f, MadeUp.bar(2)));
        Judge judge = new Judge(training, List.of(MadeUp.repeating("c", "jazz", 20, 0.25f, 0.1f, MadeUp.bar(2))));
        Tally total = Judgement.total(judge.judge(Baselines.train(training).get(0)).all());
        assertTrue(total.hitBits() < 0.1, "bits a step " + total.hitBits());
        assertTrue(total.velocityError() < 4, "velocity error " + total.velocityError());
        assertTrue(total.offsetError() < 0.02, "offset error " + total.offsetError());
        assertTrue(total.velocityBits() < 1, "velocity bits " + total.velocityBits());
        assertTrue(total.offsetBits() < 1, "offset bits " + total.offsetBits());
    }

    private static double bits(Judge judge, StepPredictor predictor) {
        return Judgement.total(judge.judge(predictor).all()).hitBits();
    }
}
