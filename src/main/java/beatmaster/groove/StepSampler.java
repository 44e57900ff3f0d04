package beatmaster.groove;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;

/**
 * Draws a step from a network's raw outputs: first the set of voices, jointly, then a velocity and an offset for each chosen one, the voices in their order, each leaning on those that sound with it ({@link Unison}).
 *
 * <p>Confined to one thread. Allocates nothing after construction.
 */
public final class StepSampler {

    private final double[] cumulative = new double[Voice.MASKS];
    private final StepRandom random = new StepRandom();

    /**
     * @param outputs as {@link StepHead} lays them out
     * @param temperature 0.1..2: below 1 the likelier sets of voices gain, above 1 the rare ones
     * @param seed of the performance
     * @param step since the performance began; with the seed it fixes the chance
     * @param target overwritten
     */
    public void draw(float[] outputs, float temperature, long seed, long step, Step target) {
        random.begin(seed, step);
        target.clear();
        int mask = drawMask(outputs, temperature);
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((mask & 1 << v) != 0) {
                target.hit(v, 1, 0);
            }
        }
        for (int v = 0; v < Voice.COUNT; v++) {
            if (target.has(v)) {
                float velocity = LogisticMixture.draw(outputs, StepHead.velocityOf(v), temperature, random)
                        + Unison.velocityShift(outputs, v, target);
                float offset = LogisticMixture.draw(outputs, StepHead.offsetOf(v), temperature, random)
                        + Unison.offsetShift(outputs, v, target);
                target.hit(v, Math.max(StepHead.VELOCITY_BIN, velocity), offset);
            }
        }
    }

    private int drawMask(float[] outputs, float temperature) {
        double greatest = outputs[0];
        for (int m = 1; m < Voice.MASKS; m++) {
            greatest = Math.max(greatest, outputs[m]);
        }
        double sum = 0;
        for (int m = 0; m < Voice.MASKS; m++) {
            sum += Math.exp((outputs[m] - greatest) / temperature);
            cumulative[m] = sum;
        }
        double choice = random.nextDouble() * sum;
        int mask = 0;
        while (mask < Voice.MASKS - 1 && cumulative[mask] <= choice) {
            mask++;
        }
        return mask;
    }
}
