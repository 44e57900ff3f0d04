package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import org.junit.jupiter.api.Test;

class PlayerMemoryTest {

    private final GrooveMemory memory = new GrooveMemory();
    private final PlayerStep heard = new PlayerStep();

    /** Plays bars in which a note begins on every {@code every}th step. */
    private void play(int bars, int every) {
        for (int i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
            heard.set(true, memory.place() % every == 0 ? 0.6f : 0, 0);
            memory.append(new Step(), heard);
        }
    }

    @Test
    void itKnowsWhereNotesUsuallyBegin() {
        play(8, 4);
        assertEquals(1, memory.player().usual(), 1e-6f);
        assertEquals(1, memory.player().onsets().barsAgo(1));
        assertEquals(StepMatches.LONGEST_MATCH, memory.player().onsets().matchBarsAgo(1));
        heard.set(true, 0.6f, 0);
        memory.append(new Step(), heard);
        assertEquals(0, memory.player().usual(), 1e-6f);
        assertEquals(0, memory.player().onsets().barsAgo(1));
    }

    @Test
    void whatChangedLatelyCountsMore() {
        play(8, 4);
        play(1, 16);
        for (int i = 0; i < 4; i++) {
            heard.set(true, i == 0 ? 0.6f : 0, 0);
            memory.append(new Step(), heard);
        }
        assertEquals(0.6f, memory.player().usual(), 0.01f, "once not, after eight times");
    }

    @Test
    void stepsWithoutAPlayerAreNoRests() {
        play(2, 4);
        heard.set(false, 0, 0);
        for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
            memory.append(new Step(), heard);
        }
        assertFalse(memory.player().present());
        assertEquals(1, memory.player().usual(), 1e-6f, "what it did is still known");
        assertEquals(StepMatches.ABSENT, memory.player().onsets().barsAgo(1));
        assertEquals(1, memory.player().onsets().barsAgo(2));
        assertEquals(0, memory.player().onsets().matchBarsAgo(2), "a gap ends what matches");
    }

    @Test
    void aJumpOfTheMusicLeavesPlacesWhereTheyAre() {
        play(2, 16);
        memory.moveTo(7);
        play(1, 16);
        memory.moveTo(0);
        assertTrue(memory.player().usual() > 0.99f, "notes began on the one of each bar");
        memory.moveTo(7);
        assertEquals(0, memory.player().usual());
    }
}
