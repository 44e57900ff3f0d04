package beatmaster.perform;

import beatmaster.time.NanoClock;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives the {@link BeatLoop} its thread: parks until shortly before the next deadline, then spins, since a parked thread
 * wakes late. An arriving message, a decision or a change of settings wakes it at once.
 */
final class BeatThread extends Thread {

    /** How late a parked thread commonly wakes up (timer slack and scheduling); what is spun instead. */
    private static final long SPIN_NS = 250_000;
    /** How long the port may refuse the last note-offs before they are given up. */
    private static final long FAREWELL_NS = 300_000_000;
    private static final long RETRY_NS = 10_000_000;

    private final BeatLoop loop;
    private final NanoClock time;
    private final Runnable begins;
    private final Runnable ended;
    private volatile boolean running = true;
    private volatile Throwable failure;

    /**
     * @param begins called once, on this thread, before the first duty cycle
     * @param ended called once, on this thread, when the last note-off is out
     */
    BeatThread(BeatLoop loop, NanoClock time, Runnable begins, Runnable ended) {
        super("beat");
        this.loop = loop;
        this.time = time;
        this.begins = begins;
        this.ended = ended;
        setPriority(MAX_PRIORITY);
        setDaemon(false);
    }

    /** Any thread: there is something to do. Real-time safe. */
    void wake() {
        LockSupport.unpark(this);
    }

    /** Any thread: play no further. */
    void end() {
        running = false;
        wake();
    }

    /** What broke the loop, or null. */
    Throwable failure() {
        return failure;
    }

    @Override
    public void run() {
        try {
            begins.run();
            while (running && !loop.isFinished()) {
                idleUntil(loop.doWork(time.nanoTime()));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            farewell();
            ended.run();
        }
    }

    private void idleUntil(long deadlineNs) {
        long restNs = deadlineNs - time.nanoTime();
        if (restNs > SPIN_NS) {
            LockSupport.parkNanos(this, restNs - SPIN_NS);
            restNs = deadlineNs - time.nanoTime();
            if (restNs > SPIN_NS) {
                return;
            }
        }
        while (running && !loop.hasMessages() && deadlineNs - time.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    private void farewell() {
        long beginNs = time.nanoTime();
        while (!loop.silence(time.nanoTime()) && time.nanoTime() - beginNs < FAREWELL_NS) {
            LockSupport.parkNanos(this, RETRY_NS);
        }
    }
}
