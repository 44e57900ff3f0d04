package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final long STEP_NS = 10_000_000;

    /** Takes ten milliseconds a step by the clock that the rehearsal reads. */
    private final AtomicLong nowNs = new AtomicLong();
    private int steps;
    private int resets;
    private RuntimeException trouble;

    private final GrooveModel drummer = new GrooveModel() {
        @Override
        public void reset(long seed) {
            resets++;
        }

        @Override
        public void next(StepRequest request, Step decided) {
            if (trouble != null) {
                throw trouble;
            }
            assertEquals(steps % 16, request.stepInBar);
            steps++;
            nowNs.addAndGet(STEP_NS);
        }
    };

    @Test
    void itLastsThreeTenthsOfASecondAndLeavesNoTrace() {
        new Rehearsal(drummer, nowNs::get).finish();
        assertEquals(30, steps);
        assertEquals(2, resets, "before and after");
    }

    @Test
    void oneThatHasBegunIsWaitedForAndNotPlayedAgain() {
        Rehearsal rehearsal = new Rehearsal(drummer, nowNs::get).begin();
        rehearsal.finish();
        assertEquals(30, steps);
        rehearsal.finish();
        assertEquals(30, steps);
    }

    @Test
    void whatTheDrummerThrowsIsThrownWhereItIsWaitedFor() {
        trouble = new IllegalStateException("broken stick");
        assertSame(trouble, assertThrows(IllegalStateException.class, () -> new Rehearsal(drummer, nowNs::get).finish()));
        Rehearsal ahead = new Rehearsal(drummer, nowNs::get).begin();
        assertSame(trouble, assertThrows(IllegalStateException.class, ahead::finish));
        assertEquals(0, steps);
    }
}
