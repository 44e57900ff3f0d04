package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrooveMemoryTest {

    private static final PlayerStep NOBODY = new PlayerStep();

    private static Step step(int mask) {
        Step step = new Step();
        for (int v = 0; v < 9; v++) {
            if ((mask >> v & 1) != 0) {
                step.hit(v, 0.5f, 0.1f);
            }
        }
        return step;
    }

    /** The definition of the match, computed the slow way over the whole history. */
    private static int matchByDefinition(List<Integer> history, int bars) {
        int match = 0;
        for (int k = 1; k <= StepMatches.LONGEST_MATCH; k++) {
            int mine = history.size() - k;
            int then = mine - bars * Grid.STEPS_PER_BAR;
            if (then < 0 || !history.get(mine).equals(history.get(then))) {
                break;
            }
            match++;
        }
        return match;
    }

    @Test
    void matchesAreThoseOfTheDefinition() {
        Random random = new Random(5);
        GrooveMemory memory = new GrooveMemory();
        List<Integer> history = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            int mask = random.nextInt(10) < 8 ? i % 4 : random.nextInt(8);
            memory.append(step(mask), NOBODY);
            history.add(mask);
            for (int bars = 1; bars < 40 && bars * Grid.STEPS_PER_BAR <= history.size(); bars++) {
                assertEquals(matchByDefinition(history, bars), memory.masks().matchBarsAgo(bars), "step " + i + ", bars " + bars);
            }
        }
    }

    @Test
    void aStepThatNeverWasMatchesNothing() {
        GrooveMemory memory = new GrooveMemory();
        for (int i = 0; i < 20; i++) {
            memory.append(step(0), NOBODY);
        }
        memory.moveTo(0);
        assertEquals(0, memory.place());
        assertEquals(0, memory.masks().matchBarsAgo(1));
        assertEquals(32, memory.length());
    }

    @Test
    void averagesAreCorrectedForTheBarsThatWereNotThereYet() {
        GrooveMemory memory = new GrooveMemory();
        for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
            memory.append(step(i == 4 ? 0b10 : 0), NOBODY);
        }
        assertEquals(1f, memory.usual().of(4, 1), 1e-6f);
        assertEquals(1f, memory.longUsual().of(4, 1), 1e-6f);
        assertEquals(0f, memory.usual().of(5, 1), 1e-6f);
        assertEquals(0.5f, memory.velocities().of(4, 1), 1e-6f);
        assertEquals(0.1f, memory.offsets().of(4, 1), 1e-6f);
    }

    @Test
    void clearedMemoryIsLikeNew() {
        Random random = new Random(9);
        GrooveMemory used = new GrooveMemory();
        for (int i = 0; i < 1_500; i++) {
            used.append(step(random.nextInt(512)), NOBODY);
        }
        used.clear();
        float[] a = new float[StepEncoding.SIZE];
        float[] b = new float[StepEncoding.SIZE];
        StepEncoding.encode(new StepRequest(), used, a);
        StepEncoding.encode(new StepRequest(), new GrooveMemory(), b);
        org.junit.jupiter.api.Assertions.assertArrayEquals(b, a);
    }

    @Test
    void spreadIsHowFarHitsStrayFromTheirPlacesAverage() {
        GrooveMemory memory = new GrooveMemory();
        Step hit = new Step();
        for (int bar = 0; bar < 40; bar++) {
            for (int place = 0; place < Grid.STEPS_PER_BAR; place++) {
                hit.clear();
                if (place == 0 || place == 8) {
                    float stray = bar % 2 == 0 ? 0.1f : -0.1f;
                    hit.hit(0, 0.5f + (place == 0 ? stray : 0), place == 8 ? stray : 0);
                }
                memory.append(hit, NOBODY);
            }
        }
        assertEquals(0.11f, memory.velocitySpreads().of(0, 0), 0.01f, "the average follows a little, so hits stray a little more");
        assertEquals(0, memory.velocitySpreads().of(8, 0), 1e-6f, "an even place");
        assertEquals(0, memory.velocitySpreads().of(4, 0), "a place without hits");
        assertEquals(0.055f, memory.recentVelocitySpread().of(0), 0.01f, "every second hit of the voice strays");
        assertEquals(0.055f, memory.recentOffsetSpread().of(0), 0.01f);
        memory.clear();
        assertEquals(0, memory.recentOffsetSpread().of(0));
    }
}
