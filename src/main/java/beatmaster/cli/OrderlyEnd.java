package beatmaster.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end the program as a musician would: notes off, ports closed, take written, exit code 0. The JVM
 * answers such a signal by running its shutdown hooks; ours asks for the end and waits until it is reached.
 */
final class OrderlyEnd {

    private static final long PATIENCE_S = 10;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread hook;
    private volatile int exitCode;

    /** @param stop asks for the end; called on a thread of the JVM's, at most once */
    OrderlyEnd(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            haltWhenReached();
        }, "orderly end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All is written and closed. */
    void reached(int code) {
        exitCode = code;
        reached.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way down already: the hook ends it with this code.
        }
    }

    private void haltWhenReached() {
        try {
            boolean inTime = reached.await(PATIENCE_S, TimeUnit.SECONDS);
            // Not exit(): that would wait for this very hook.
            Runtime.getRuntime().halt(inTime ? exitCode : 1);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
