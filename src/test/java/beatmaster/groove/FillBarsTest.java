package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import org.junit.jupiter.api.Test;

class FillBarsTest {

    /** Kick on one and three, snare on two and four, closed hi-hat in eighths. */
    private static void rock(Groove groove) {
        for (int i = 0; i < 16; i++) {
            Step step = new Step();
            if (i % 2 == 0) {
                step.hit(Voice.CLOSED_HIHAT.ordinal(), 0.6f, 0);
            }
            if (i % 8 == 0) {
                step.hit(Voice.KICK.ordinal(), 0.9f, 0);
            }
            if (i % 8 == 4) {
                step.hit(Voice.SNARE.ordinal(), 0.9f, 0);
            }
            groove.add(step);
        }
    }

    private static void tomRoll(Groove groove, int from) {
        for (int i = 0; i < 16; i++) {
            Step step = new Step();
            if (i >= from) {
                step.hit((i < 12 ? Voice.HIGH_TOM : Voice.LOW_TOM).ordinal(), 0.8f, 0);
            }
            groove.add(step);
        }
    }

    @Test
    void aRollOverTheTomsIsAFillAndTheGrooveAroundItIsNot() {
        Groove groove = new Groove();
        rock(groove);
        rock(groove);
        rock(groove);
        tomRoll(groove, 0);
        rock(groove);
        for (int bar = 0; bar < 5; bar++) {
            boolean fill = FillBars.isFill(groove, bar);
            assertTrue(fill == (bar == 3), "bar " + bar + " fill: " + fill);
        }
    }

    @Test
    void aPickUpIsAFill() {
        Groove groove = new Groove();
        tomRoll(groove, 12);
        rock(groove);
        assertTrue(FillBars.isFill(groove, 0));
        assertFalse(FillBars.isFill(groove, 1));
    }

    @Test
    void aGrooveOnTheTomsIsNoFill() {
        Groove groove = new Groove();
        for (int bar = 0; bar < 4; bar++) {
            tomRoll(groove, 0);
        }
        for (int bar = 0; bar < 4; bar++) {
            assertFalse(FillBars.isFill(groove, bar), "bar " + bar);
        }
    }
}
