package beatmaster.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final List<String> PLAIN = List.of("Name:\tjava", "CapPrm:\tffffffffffffffff", "CapEff:\t0000000000000000");

    private static List<String> limit(String soft) {
        return List.of("Limit                     Soft Limit           Hard Limit           Units     ",
                "Max nice priority         0                    0                    ",
                "Max realtime priority     " + soft + "                    99                   ");
    }

    @Test
    void theSoftLimitCounts() {
        assertEquals(0, Allowance.of(limit("0"), PLAIN));
        assertEquals(40, Allowance.of(limit("40"), PLAIN));
        assertEquals(99, Allowance.of(limit("unlimited"), PLAIN));
        assertEquals(0, Allowance.of(List.of(), PLAIN));
    }

    @Test
    void whoMaySetPrioritiesNeedsNoLimit() {
        assertEquals(99, Allowance.of(limit("0"), List.of("CapEff:\t0000000000800000")));
        assertEquals(0, Allowance.of(limit("0"), List.of("CapEff:\tffffffffff7fffff")));
    }

    @Test
    void askingEndsInAPriorityOrInAReason() throws InterruptedException {
        RealTimePriority.Outcome[] outcome = new RealTimePriority.Outcome[1];
        Thread raised = new Thread(() -> outcome[0] = RealTimePriority.raise(1));
        raised.start();
        raised.join();
        assertTrue(outcome[0].priority() == 1 && outcome[0].reason().isEmpty()
                || outcome[0].priority() == 0 && !outcome[0].reason().isEmpty(), outcome[0].toString());
        assertTrue(Allowance.now() > 0 || outcome[0].priority() == 0, outcome[0].toString());
    }
}
