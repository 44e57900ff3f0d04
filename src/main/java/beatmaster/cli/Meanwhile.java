package beatmaster.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that is read on a thread of its own while the command goes on: a start has several such things, and most machines
 * several cores.
 *
 * @param <T> what it comes to
 */
final class Meanwhile<T> {

    private final FutureTask<T> task;

    /** Begins at once. */
    Meanwhile(String name, Callable<T> work) {
        task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for it.
     *
     * @throws RuntimeException the very one that the work threw
     * @throws Error the very one that the work threw
     */
    T get() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
