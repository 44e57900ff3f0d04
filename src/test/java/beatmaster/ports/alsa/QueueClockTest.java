package beatmaster.ports.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueClockTest {

    private static final long MS = 1_000_000;
    /** 2 ms in 30 s: what a queue has been seen to lose. */
    private static final double DRIFT = 2.0 / 30_000;

    private final QueueClock clock = new QueueClock();

    @Test
    void theTightestSampleCounts() {
        clock.sample(1000, 100, 9000);
        clock.sample(10_000, 2000, 10_010);
        clock.sample(20_000, 7000, 28_000);
        clock.measured(28_000);
        assertEquals(10_005, clock.nanoTime(2000));
    }

    @Test
    void oneWayAndBackIsTheSameTime() {
        clock.sample(5_000, 1_000, 5_002);
        clock.measured(5_002);
        assertEquals(123_456_789, clock.nanoTime(clock.queueNs(123_456_789)));
    }

    @Test
    void aQueueHasNoTimeBeforeItsStart() {
        clock.sample(5_000, 0, 5_000);
        clock.measured(5_000);
        assertEquals(0, clock.queueNs(4_000));
    }

    @Test
    void aDisturbedMeasurementIsPassedOverUntilTheDriftMayHaveDoneWorse() {
        clock.sample(0, 0, 1_000);
        clock.measured(1_000);
        clock.sample(100 * MS, 104 * MS, 108 * MS);
        clock.measured(108 * MS);
        assertEquals(500, clock.nanoTime(0));
        clock.sample(30_000 * MS, 30_001 * MS, 30_008 * MS);
        clock.measured(30_008 * MS);
        assertEquals(3 * MS, clock.nanoTime(0), "an old one is worse than a disturbed one");
    }

    @Test
    void onASlowMachineTheBestOfWideSamplesStillCounts() {
        clock.sample(0, 0, 800_000);
        clock.measured(800_000);
        clock.sample(200 * MS, 199 * MS, 200 * MS + 790_000);
        clock.measured(201 * MS);
        assertEquals(MS + 395_000, clock.nanoTime(0));
    }

    @Test
    void aDriftingQueueIsFollowedWithinTheErrorOfOneMeasurement() {
        Random random = new Random(1);
        long startNs = -7_000_000_000L;
        for (long trueNs = 0; trueNs < 60_000 * MS; trueNs += 200 * MS) {
            long readNs = trueNs;
            for (int i = 0; i < 5; i++) {
                long before = readNs + random.nextInt(500);
                long at = before + 300 + random.nextInt(20_000);
                long after = at + 300 + random.nextInt(20_000);
                clock.sample(startNs + before, queueAt(at), startNs + after);
                readNs = after;
            }
            clock.measured(startNs + readNs);
            long eventNs = trueNs + 150 * MS;
            long errorNs = Math.abs(clock.nanoTime(queueAt(eventNs)) - (startNs + eventNs));
            assertTrue(errorNs < 10_000 + 150 * MS * DRIFT, () -> "off by " + errorNs + " ns");
        }
    }

    private static long queueAt(long trueNs) {
        return (long) (trueNs * (1 + DRIFT));
    }
}
