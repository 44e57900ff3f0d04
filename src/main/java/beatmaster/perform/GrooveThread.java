package beatmaster.perform;

import beatmaster.time.NanoClock;
import java.util.concurrent.locks.LockSupport;

/** Gives the {@link GrooveLoop} its thread: sleeps until a request comes, and wakes the beat thread after each answer. */
final class GrooveThread extends Thread {

    /** Two bars: by then the JVM has compiled what a step runs, and what is left for it to do can wait for a step. */
    private static final int SETTLED = 32;

    private final GrooveLoop loop;
    private final Rehearsal rehearsal;
    private final NanoClock time;
    private final Runnable answered;
    private final Runnable failed;
    private final Runnable settled;
    private int answers;
    private volatile boolean running = true;
    private volatile Throwable failure;

    /**
     * @param rehearsal comes first
     * @param answered called on this thread after every answer
     * @param settled called once, on this thread, when it has answered {@value #SETTLED} times
     * @param failed called on this thread when the drummer threw, which ends the thread
     */
    GrooveThread(GrooveLoop loop, Rehearsal rehearsal, NanoClock time, Runnable answered, Runnable settled,
            Runnable failed) {
        super("groove");
        this.loop = loop;
        this.rehearsal = rehearsal;
        this.time = time;
        this.answered = answered;
        this.settled = settled;
        this.failed = failed;
        // A drummer that hangs must not keep the program from ending.
        setDaemon(true);
    }

    /** Any thread: a request was published. Real-time safe. */
    void wake() {
        LockSupport.unpark(this);
    }

    /** Any thread: decide no further. */
    void end() {
        running = false;
        wake();
    }

    /** What broke the drummer, or null; the music goes on with replacements. */
    Throwable failure() {
        return failure;
    }

    @Override
    public void run() {
        try {
            rehearsal.finish();
            loop.serveFrom(time.nanoTime());
            while (running) {
                if (loop.doWork()) {
                    answered.run();
                    settle();
                } else {
                    LockSupport.park(this);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            failed.run();
        }
    }

    private void settle() {
        if (++answers == SETTLED) {
            settled.run();
        }
    }
}
