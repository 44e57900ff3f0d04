package beatmaster.ports;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of a {@link PortWatch}: one heeds what the system tells, one looks now and then. They are two because a look
 * may take long, and what is told must not wait for it. Any thread may call the methods.
 */
final class WatchThreads implements AutoCloseable {

    /** So that a port is back within a second. */
    static final long LOOK_EVERY_MS = 400;
    /** A system that tells may still have devices that it does not tell of. */
    private static final long LOOK_ANYWAY_MS = 5_000;
    private static final long NS_PER_MS = 1_000_000;

    private final PortWatch watch;
    private final Thread heeding = new Thread(this::heedOn, "port news");
    private final Thread looking = new Thread(this::lookOn, "port watch");
    private volatile boolean running = true;
    private boolean told;

    WatchThreads(PortWatch watch) {
        this.watch = watch;
    }

    /** @param systemTells whether the system tells of what comes and goes; call once */
    void start(boolean systemTells) {
        told = systemTells;
        for (Thread thread : told ? List.of(heeding, looking) : List.of(looking)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** There is news. Does not wait. */
    void wakeUp() {
        LockSupport.unpark(heeding);
    }

    private void lookOn() {
        while (running) {
            withoutStumbling(watch::look);
            LockSupport.parkNanos(NS_PER_MS * (told ? LOOK_ANYWAY_MS : LOOK_EVERY_MS));
        }
    }

    private void heedOn() {
        while (running) {
            if (watch.hasNews()) {
                withoutStumbling(watch::heed);
            } else {
                LockSupport.park();
            }
        }
    }

    /** A driver that stumbles while devices come and go must not end the watch; the next look finds out. */
    private static void withoutStumbling(Runnable cycle) {
        try {
            cycle.run();
        } catch (RuntimeException e) {
            LockSupport.parkNanos(NS_PER_MS * LOOK_EVERY_MS);
        }
    }

    /** Ends the threads soon. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(heeding);
        LockSupport.unpark(looking);
    }
}
