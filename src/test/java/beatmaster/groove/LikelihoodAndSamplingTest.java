package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodAndSamplingTest {

    private static float[] randomOutputs(long seed) {
        Random random = new Random(seed);
        float[] outputs = new float[StepHead.SIZE];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) random.nextGaussian();
        }
        return outputs;
    }

    @Test
    void theProbabilitiesOfAllSetsOfVoicesAddUpToOne() {
        float[] outputs = randomOutputs(1);
        double sum = 0;
        for (int mask = 0; mask < Voice.MASKS; mask++) {
            sum += Math.pow(2, -StepLikelihood.hitBits(outputs, mask));
        }
        assertEquals(1, sum, 1e-9);
    }

    @Test
    void theProbabilitiesOfAllVelocitiesAndOfAllOffsetsAddUpToOne() {
        float[] outputs = randomOutputs(2);
        double velocities = 0;
        for (int v = 1; v <= 127; v++) {
            velocities += Math.pow(2, -StepLikelihood.velocityBits(outputs, 3, together(3, v / 127f, 0)));
        }
        double offsets = 0;
        for (int o = -60; o <= 60; o++) {
            offsets += Math.pow(2, -StepLikelihood.offsetBits(outputs, 5, together(5, 0.5f, o / 120f)));
        }
        assertEquals(1, velocities, 1e-5);
        assertEquals(1, offsets, 1e-5);
    }

    /** A kick, a hit of {@code voice} and a ride, all in one step. */
    private static Step together(int voice, float velocity, float offset) {
        Step step = new Step();
        step.hit(0, 0.9f, -0.1f);
        step.hit(8, 0.3f, 0.2f);
        step.hit(voice, velocity, offset);
        return step;
    }

    @Test
    void setsAreDrawnAsOftenAsTheNetworkSays() {
        float[] outputs = new float[StepHead.SIZE];
        java.util.Arrays.fill(outputs, 0, Voice.MASKS, -20);
        outputs[0b1] = 0;
        outputs[0b101] = (float) Math.log(3);
        StepSampler sampler = new StepSampler();
        Step step = new Step();
        int both = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            sampler.draw(outputs, 1, 7, i, step);
            both += step.mask() == 0b101 ? 1 : 0;
        }
        assertEquals(0.75, both / (double) draws, 0.015);
    }

    @Test
    void aLowTemperatureKeepsToTheLikeliestSet() {
        float[] outputs = new float[StepHead.SIZE];
        outputs[42] = 2;
        StepSampler sampler = new StepSampler();
        Step step = new Step();
        for (int i = 0; i < 500; i++) {
            sampler.draw(outputs, 0.1f, 7, i, step);
            assertEquals(42, step.mask());
        }
    }

    @Test
    void drawnVelocitiesFollowTheMixture() {
        float[] outputs = new float[StepHead.SIZE];
        int at = StepHead.velocityOf(0);
        outputs[at] = 10;
        outputs[at + StepHead.COMPONENTS] = 0.6f;
        outputs[at + 2 * StepHead.COMPONENTS] = -3;
        StepRandom random = new StepRandom();
        double sum = 0;
        double squares = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            random.begin(3, i);
            double x = LogisticMixture.draw(outputs, at, 1, random);
            sum += x;
            squares += (x - 0.6) * (x - 0.6);
        }
        double deviationOfALogistic = Math.exp(-3) * Math.PI / Math.sqrt(3);
        assertEquals(0.6, sum / draws, 0.003);
        assertEquals(deviationOfALogistic, Math.sqrt(squares / draws), 0.003);
    }

    @Test
    void chanceDependsOnSeedAndStepAlone() {
        float[] outputs = randomOutputs(4);
        StepSampler one = new StepSampler();
        StepSampler other = new StepSampler();
        Step a = new Step();
        Step b = new Step();
        for (int i = 0; i < 50; i++) {
            one.draw(outputs, 1, 11, i, a);
        }
        other.draw(outputs, 1, 11, 49, b);
        assertEquals(a.mask(), b.mask());
        for (int v = 0; v < Voice.COUNT; v++) {
            assertEquals(a.velocity(v), b.velocity(v));
            assertEquals(a.offset(v), b.offset(v));
        }
    }

    @Test
    void everyDrawnHitCanBePlayed() {
        StepSampler sampler = new StepSampler();
        Step step = new Step();
        for (int i = 0; i < 2_000; i++) {
            sampler.draw(randomOutputs(i), 2, 5, i, step);
            for (int v = 0; v < Voice.COUNT; v++) {
                if (step.has(v)) {
                    assertTrue(step.velocity(v) >= 1 / 127f && step.velocity(v) <= 1, "velocity " + step.velocity(v));
                    assertTrue(Math.abs(step.offset(v)) <= Step.MAX_OFFSET, "offset " + step.offset(v));
                }
            }
        }
    }
}
