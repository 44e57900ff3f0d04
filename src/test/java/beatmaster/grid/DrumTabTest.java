package beatmaster.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DrumTabTest {

    @Test
    void aBarReadsLikeATab() {
        Groove groove = new Groove();
        for (int i = 0; i < 16; i++) {
            Step step = new Step();
            if (i % 2 == 0) {
                step.hit(Voice.CLOSED_HIHAT.ordinal(), i % 4 == 0 ? 0.8f : 0.5f, 0);
            }
            if (i == 0 || i == 10) {
                step.hit(Voice.KICK.ordinal(), 0.9f, 0);
            }
            if (i == 4 || i == 12) {
                step.hit(Voice.SNARE.ordinal(), 1f, 0);
            }
            if (i == 7) {
                step.hit(Voice.SNARE.ordinal(), 0.2f, 0);
            }
            groove.add(step);
        }
        assertEquals("""
                CH |X-x-|X-x-|X-x-|X-x-|
                SD |----|X--g|----|X---|
                BD |X---|----|--X-|----|
                """, DrumTab.bar(groove, 0));
    }

    @Test
    void aSilentBarIsStillABar() {
        assertEquals("BD |----|----|----|----|\n", DrumTab.bar(new Groove(), 0));
    }
}
