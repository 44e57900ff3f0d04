package beatmaster.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrooveGeneratorTest {

    /** Counts: plays the mask it was told last, plus one. */
    private static final class Counting implements GrooveModel {
        private final List<Integer> places = new ArrayList<>();
        private long seed;

        @Override
        public void reset(long seed) {
            this.seed = seed;
            places.clear();
        }

        @Override
        public void next(StepRequest request, Step decided) {
            places.add(request.stepInBar);
            int mask = (request.played.mask() + 1) % 512;
            decided.clear();
            for (int v = 0; v < 9; v++) {
                if ((mask >> v & 1) != 0) {
                    decided.hit(v, 0.5f, 0);
                }
            }
        }
    }

    @Test
    void eachDecisionIsWhatSoundedBeforeTheNext() {
        Groove groove = new GrooveGenerator(new Counting()).generate(new StepRequest(), 3, new Groove(), 2);
        assertEquals(32, groove.length());
        for (int i = 0; i < 32; i++) {
            assertEquals(i + 1, groove.mask(i));
        }
    }

    @Test
    void itCarriesOnFromThePrimeAtTheNextBarLine() {
        Groove prime = new Groove();
        Step seven = new Step();
        seven.hit(0, 1, 0);
        seven.hit(1, 1, 0);
        seven.hit(2, 1, 0);
        for (int i = 0; i < 16; i++) {
            prime.add(seven);
        }
        Counting model = new Counting();
        Groove groove = new GrooveGenerator(model).generate(new StepRequest(), 9, prime, 1);
        assertEquals(8, groove.mask(0));
        assertEquals(32, model.places.size());
        assertEquals(0, model.places.get(16));
        assertEquals(9, model.seed);
    }

    @Test
    void aPrimeThatEndsMidBarIsFilledUpWithSilence() {
        Groove prime = new Groove();
        Step one = new Step();
        one.hit(4, 1, 0);
        prime.add(one);
        Groove groove = new GrooveGenerator(new Counting()).generate(new StepRequest(), 9, prime, 1);
        assertEquals(1, groove.mask(0), "the step before the first new one was silent");
    }
}
