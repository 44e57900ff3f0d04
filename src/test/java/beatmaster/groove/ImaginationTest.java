package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImaginationTest {

    /** Kick on every beat, which is all that this style does. */
    private static Groove fourOnTheFloor() {
        Groove groove = new Groove();
        for (int i = 0; i < 32; i++) {
            Step step = new Step();
            if (i % 4 == 0) {
                step.hit(0, 0.8f, 0);
            }
            groove.add(step);
        }
        return groove;
    }

    private static final StyleHabits HABITS = new StyleHabits(List.of(StyleHabits.of(List.of(fourOnTheFloor()))));

    /** Has silence, a roll on the snare and the style's own groove in mind, in turns; tells what it was made to remember. */
    private static final class Fickle implements Imagination.Mind {
        private int idea = -1;
        private final List<Integer> remembered = new ArrayList<>();

        @Override
        public void clear() {
            idea++;
            remembered.clear();
        }

        @Override
        public void next(StepRequest request, boolean first, long chance, Step decided) {
            if (!first) {
                remembered.add(request.played.mask());
            }
            decided.clear();
            switch (idea % 3) {
                case 1 -> decided.hit(1, 0.9f, 0);
                case 2 -> {
                    if (request.stepInBar % 4 == 0) {
                        decided.hit(0, 0.9f, 0);
                    }
                }
                default -> { }
            }
        }
    }

    @Test
    void theMostTypicalIdeaIsTheOneThatIsRemembered() {
        Fickle mind = new Fickle();
        Step last = new Step();
        new Imagination(HABITS, mind).settle(new StepRequest(), last);
        assertEquals(Imagination.STEPS - 1, mind.remembered.size());
        for (int i = 0; i < mind.remembered.size(); i++) {
            assertEquals(i % 4 == 0 ? 1 : 0, mind.remembered.get(i), "step " + i);
        }
        assertTrue(last.isEmpty());
    }

    @Test
    void silenceIsLikeNothingAndAStyleIsLikeItself() {
        int[] silence = new int[16];
        int[] everything = new int[16];
        int[] itself = new int[16];
        for (int i = 0; i < 16; i++) {
            everything[i] = 511;
            itself[i] = i % 4 == 0 ? 1 : 0;
        }
        assertEquals(0, HABITS.likeness(0, silence));
        assertEquals(1, HABITS.likeness(0, itself), 1e-6);
        assertTrue(HABITS.likeness(0, everything) < 0.2);
        assertEquals(HABITS.likeness(0, itself), HABITS.likeness(StepRequest.ANY_STYLE, itself), 1e-6);
    }

    @Test
    void habitsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StyleHabits(List.of(new int[3])));
        int[] percents = new int[StyleHabits.SIZE];
        percents[7] = 101;
        assertThrows(IllegalArgumentException.class, () -> new StyleHabits(List.of(percents)));
    }
}
