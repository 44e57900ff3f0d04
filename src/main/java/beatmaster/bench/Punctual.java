package beatmaster.bench;

import beatmaster.time.NanoClock;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a time as a live loop does, and as a sender of pulses does. */
final class Punctual {

    /** As long as the beat thread spins. */
    private static final long SPIN_NS = 250_000;

    private final NanoClock time;

    Punctual(NanoClock time) {
        this.time = time;
    }

    /** Parks until shortly before, then spins: as punctual as a thread can be here. @return how late it was, in ns */
    long spinUntil(long dueNs) {
        parkUntil(dueNs - SPIN_NS);
        long nowNs = time.nanoTime();
        while (nowNs - dueNs < 0) {
            Thread.onSpinWait();
            nowNs = time.nanoTime();
        }
        return nowNs - dueNs;
    }

    /** Parks and takes what lateness comes; it costs no processor time. */
    void parkUntil(long dueNs) {
        for (long restNs = dueNs - time.nanoTime(); restNs > 0; restNs = dueNs - time.nanoTime()) {
            LockSupport.parkNanos(restNs);
        }
    }
}
