package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnisonTest {

    private static final int KICK = Voice.KICK.ordinal();
    private static final int SNARE = Voice.SNARE.ordinal();
    private static final int RIDE = Voice.RIDE.ordinal();

    private static float[] outputs(long seed) {
        Random random = new Random(seed);
        float[] outputs = new float[StepHead.SIZE];
        for (int i = StepHead.UNISON; i < StepHead.SIZE; i++) {
            outputs[i] = (float) random.nextGaussian();
        }
        return outputs;
    }

    private static Step step(float kick, float snare) {
        Step step = new Step();
        step.hit(KICK, kick, 0.1f);
        step.hit(SNARE, snare, -0.2f);
        return step;
    }

    @Test
    void aVoiceAloneIsNotMoved() {
        Step step = new Step();
        step.hit(RIDE, 0.9f, 0.3f);
        assertEquals(0, Unison.velocityShift(outputs(1), RIDE, step));
        assertEquals(0, Unison.offsetShift(outputs(1), RIDE, step));
    }

    @Test
    void aVoiceLeansOnThoseBeforeItAndOnlyOnThePresenceOfThoseAfter() {
        float[] outputs = outputs(2);
        assertEquals(Unison.velocityShift(outputs, KICK, step(0.2f, 0.3f)), Unison.velocityShift(outputs, KICK, step(0.2f, 0.9f)));
        float soft = Unison.velocityShift(outputs, SNARE, step(0.2f, 0.5f));
        float middle = Unison.velocityShift(outputs, SNARE, step(0.5f, 0.5f));
        float loud = Unison.velocityShift(outputs, SNARE, step(0.8f, 0.5f));
        assertEquals(loud - middle, middle - soft, 1e-6f);
        org.junit.jupiter.api.Assertions.assertNotEquals(soft, loud);
    }

    @Test
    void everyShiftHasOutputsOfItsOwnAndUsesAllThereAre() {
        int[] used = new int[StepHead.SIZE];
        Step all = new Step();
        for (int v = 0; v < Voice.COUNT; v++) {
            all.hit(v, 1, 0.25f);
        }
        for (int v = 0; v < Voice.COUNT; v++) {
            float[] gradient = new float[StepHead.SIZE];
            Unison.backVelocity(gradient, v, all, 1);
            Unison.backOffset(gradient, v, all, 1);
            for (int i = 0; i < gradient.length; i++) {
                used[i] += gradient[i] != 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < used.length; i++) {
            assertEquals(i < StepHead.UNISON ? 0 : 1, used[i], "output " + i);
        }
    }

    @Test
    void whatIsDrawnLeansAsItIsJudged() {
        float[] outputs = new float[StepHead.SIZE];
        java.util.Arrays.fill(outputs, 0, Voice.MASKS, -30);
        outputs[1 << KICK | 1 << SNARE] = 0;
        float[] lean = new float[StepHead.SIZE];
        Unison.backOffset(lean, SNARE, step(1, 1), 1);
        for (int i = StepHead.UNISON; i < StepHead.SIZE; i++) {
            outputs[i] = lean[i] != 0 ? 5 : 0;
        }
        for (int v : new int[] {KICK, SNARE}) {
            narrow(outputs, StepHead.offsetOf(v), v == KICK ? -1.5f : -6);
            narrow(outputs, StepHead.velocityOf(v), -6);
        }
        StepSampler sampler = new StepSampler();
        Step drawn = new Step();
        for (int i = 0; i < 200; i++) {
            sampler.draw(outputs, 1, 3, i, drawn);
            assertEquals(drawn.offset(KICK), drawn.offset(SNARE), 0.06f, "the snare goes with the kick");
        }
    }

    private static void narrow(float[] outputs, int at, float logScale) {
        for (int k = 0; k < StepHead.COMPONENTS; k++) {
            outputs[at + 2 * StepHead.COMPONENTS + k] = logScale;
        }
    }
}
