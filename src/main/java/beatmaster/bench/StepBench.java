package beatmaster.bench;

import beatmaster.time.NanoClock;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Times single steps, one after another or paced as they are live: with a pause before each, in which caches cool and the
 * thread sleeps. The median of a tight loop flatters. Confined to one thread.
 */
public final class StepBench {

    private static final long LONGEST_NS = 60_000_000_000L;

    private final NanoClock clock;

    public StepBench(NanoClock clock) {
        this.clock = clock;
    }

    /**
     * @param step what is measured; called {@code warmUp + steps} times
     * @param warmUp steps that are not counted, for the JIT
     * @param steps steps that are counted
     * @param pauseNs rest before each counted step; 0 for none
     */
    public StepCost measure(String name, Runnable step, int warmUp, int steps, long pauseNs) {
        for (int i = 0; i < warmUp; i++) {
            step.run();
        }
        Histogram times = new Histogram(1, LONGEST_NS, 3);
        AllocatedBytes allocated = new AllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < steps; i++) {
            rest(pauseNs);
            long from = clock.nanoTime();
            step.run();
            times.recordValue(Math.max(1, Math.min(LONGEST_NS, clock.nanoTime() - from)));
        }
        long bytes = allocated.sinceMark();
        return new StepCost(name, times, bytes < 0 ? -1 : bytes / (double) steps, Footprint.now());
    }

    private void rest(long pauseNs) {
        long until = clock.nanoTime() + pauseNs;
        while (pauseNs > 0 && clock.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - clock.nanoTime());
        }
    }
}
