package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import beatmaster.groove.StepRequest;

/** What the knobs would have been at, had a performance been asked for with them: read off its own bars. */
final class BarKnobs {

    /** As {@link StepRequest#density} counts: so many hits a bar are 1. */
    static final float FULL_BAR = 32;

    private BarKnobs() {
    }

    /** Sets density, intensity and fill to those of the bar that holds {@code step}. */
    static void of(Performance performance, int step, StepRequest request) {
        int from = step - step % Grid.STEPS_PER_BAR;
        request.density = density(performance.groove(), from);
        request.intensity = intensity(performance.groove(), from);
        request.fill = performance.fill() ? 1 : 0;
    }

    /** How busy the bar from step {@code from} on is, 0..1. */
    static float density(Groove groove, int from) {
        return Math.min(1, hits(groove, from) / FULL_BAR);
    }

    /** Mean velocity of the bar's hits, or {@link StepRequest#FREE} where it has none. */
    static float intensity(Groove groove, int from) {
        float sum = 0;
        for (int i = from; i < end(groove, from); i++) {
            for (int v = 0; v < Voice.COUNT; v++) {
                sum += (groove.mask(i) & 1 << v) != 0 ? groove.velocity(i, v) : 0;
            }
        }
        int hits = hits(groove, from);
        return hits == 0 ? StepRequest.FREE : sum / hits;
    }

    private static int hits(Groove groove, int from) {
        int hits = 0;
        for (int i = from; i < end(groove, from); i++) {
            hits += Integer.bitCount(groove.mask(i));
        }
        return hits;
    }

    private static int end(Groove groove, int from) {
        return Math.min(groove.length(), from + Grid.STEPS_PER_BAR);
    }
}
