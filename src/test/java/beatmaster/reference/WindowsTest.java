package beatmaster.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final ReferenceKind FORGETS = ReferenceKind.ORIGINAL;
    private static final ReferenceKind KEEPS = ReferenceKind.DRUM_KIT;

    /** Each step's mask tells its number. */
    private static final Groove COUNTING = counting();

    private static Groove counting() {
        Groove groove = new Groove();
        for (int i = 1; i <= 200; i++) {
            groove.add(MadeUpGrooves.step(i));
        }
        return groove;
    }

    @Test
    void anEpochOfWindowsPredictsEveryStepOnceFromTheOneBefore() {
        int[] seen = new int[201];
        for (Iterator<WindowBatch> windows = new BarWindows(FORGETS, List.of(COUNTING), 4, 9); windows.hasNext(); ) {
            WindowBatch batch = windows.next();
            assertEquals(4, batch.rows());
            assertEquals(16, batch.steps());
            for (int row = 0; row < 4; row++) {
                count(batch, row, seen);
            }
        }
        for (int step = 1; step <= 200; step++) {
            assertEquals(1, seen[step], "step " + step);
        }
    }

    private static void count(WindowBatch batch, int row, int[] seen) {
        for (int time = 0; time < 16; time++) {
            int mask = (int) batch.masks()[row + 4 * time];
            if (mask != WindowBatch.NONE) {
                seen[mask]++;
                assertEquals(mask - 1, lastMask(batch, row, time), "what it is told before step " + mask);
                assertTrue(batch.fresh()[row]);
            }
        }
    }

    private static int lastMask(WindowBatch batch, int row, int time) {
        int last = 0;
        for (int v = 0; v < 9; v++) {
            last |= (int) batch.features()[row + batch.rows() * (v + 9 * time)] << v;
        }
        return last;
    }

    @Test
    void everyEpochCutsElsewhereAndTheSameSeedTheSame() {
        assertArrayEquals(firstMasks(3), firstMasks(3));
        List<Float> begins = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            begins.add(firstMasks(seed)[0]);
        }
        assertTrue(begins.stream().distinct().count() > 5, begins.toString());
    }

    private static float[] firstMasks(long seed) {
        return new BarWindows(FORGETS, List.of(COUNTING), 1, seed).next().masks();
    }

    @Test
    void aStreamPlaysOnFromWindowToWindowAndBeginsTheNextPerformanceEmpty() {
        Groove second = MadeUpGrooves.loop(1, 5);
        StreamWindows windows = new StreamWindows(KEEPS, List.of(COUNTING, second).iterator(), 1);
        int expected = 1;
        for (int window = 0; window < 4; window++) {
            WindowBatch batch = windows.next();
            assertEquals(window == 0, batch.fresh()[0]);
            for (int time = 0; time < 64 && expected <= 200; time++) {
                assertEquals(expected++, batch.masks()[time]);
            }
        }
        WindowBatch last = windows.next();
        assertTrue(last.fresh()[0]);
        assertEquals(second.mask(0), last.masks()[0]);
        assertEquals(WindowBatch.NONE, last.masks()[16]);
        assertFalse(windows.hasNext());
        assertThrows(NoSuchElementException.class, windows::next);
    }

    @Test
    void aRowThatHasNothingMoreToPlayWaitsForTheOthers() {
        StreamWindows windows = new StreamWindows(KEEPS, List.of(MadeUpGrooves.loop(1, 5), COUNTING).iterator(), 2);
        windows.next();
        WindowBatch batch = windows.next();
        assertEquals(WindowBatch.NONE, batch.masks()[0]);
        assertEquals(65, batch.masks()[1]);
    }
}
