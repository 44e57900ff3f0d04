package beatmaster.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessAgeTest {

    /** proc(5): the 22nd field is the start, in hundredths of a second since the machine started. */
    private static final String STAT = "4711 (a )(b c) S 1 4711 4711 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 %d 1000 20 18";

    @Test
    void theAgeIsTheMachinesTimeLessTheTimeOfTheStart() {
        assertEquals(1_500_000_000L, ProcessAge.ofProc(STAT.formatted(12_300), "124.50 200.00\n"));
        assertEquals(0, ProcessAge.ofProc(STAT.formatted(0), "0.00 0.00\n"));
    }

    @Test
    void whatIsNoProcessIsRefused() {
        assertThrows(RuntimeException.class, () -> ProcessAge.ofProc("", "1.00 1.00"));
        assertThrows(RuntimeException.class, () -> ProcessAge.ofProc(STAT.formatted(1), "soon"));
    }

    @Test
    void thisProcessGrowsOlder() {
        long before = ProcessAge.ageNs().orElseThrow();
        assertTrue(before > 0, "" + before);
        assertTrue(ProcessAge.ageNs().orElseThrow() >= before);
    }
}
