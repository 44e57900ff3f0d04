package beatmaster.train;

import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Makes batches on a thread of its own, a few ahead of the training thread. Deterministic: one maker, one order. */
final class BatchFeed implements AutoCloseable {

    private static final int AHEAD = 4;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Iterator<Batch> maker;
    private final Thread thread;
    private volatile RuntimeException failure;

    BatchFeed(Iterator<Batch> maker) {
        this.maker = maker;
        this.thread = new Thread(this::run, "batches");
        this.thread.setDaemon(true);
    }

    BatchFeed start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted() && maker.hasNext()) {
                queue.put(maker.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** The next batch; waits until it is made. */
    Batch take() throws InterruptedException {
        while (true) {
            Batch batch = queue.poll(1, java.util.concurrent.TimeUnit.SECONDS);
            if (batch != null) {
                return batch;
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
