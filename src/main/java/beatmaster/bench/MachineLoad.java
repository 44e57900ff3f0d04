package beatmaster.bench;

import beatmaster.time.NanoClock;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What else goes on in a busy program: one core is kept busy without a pause, and collections of the whole heap are forced
 * while some thousand objects live. From {@link #begin} to {@link #end}; control thread.
 */
final class MachineLoad {

    /** Objects that live on, and those that do not, of 100 bytes or so. */
    private static final int LIVING = 20_000;
    private static final int DYING = 50_000;
    private static final int BYTES = 84;

    private final Punctual punctual;
    private final NanoClock time;
    private final long everyNs;
    private final Thread busy = new Thread(this::compute, "busy core");
    private final Thread collecting = new Thread(this::collect, "forced collections");
    private final List<byte[]> living = new ArrayList<>();
    private volatile boolean running = true;
    private volatile double sink;
    private long collectionsBefore;
    private long collectionMsBefore;

    /** @param everyNs from one forced collection to the next */
    MachineLoad(NanoClock time, long everyNs) {
        this.time = time;
        this.everyNs = everyNs;
        punctual = new Punctual(time);
        busy.setDaemon(true);
        collecting.setDaemon(true);
        for (int i = 0; i < LIVING; i++) {
            living.add(new byte[BYTES]);
        }
    }

    void begin() {
        collectionsBefore = collections();
        collectionMsBefore = collectionMs();
        busy.start();
        collecting.start();
    }

    void end() throws InterruptedException {
        running = false;
        busy.join();
        collecting.join();
    }

    /** Collections since the beginning, forced or not. */
    long collectionsSince() {
        return collections() - collectionsBefore;
    }

    /** How long they held the program up altogether, in ms. */
    long collectionMsSince() {
        return collectionMs() - collectionMsBefore;
    }

    private void compute() {
        double x = 1;
        while (running) {
            for (int i = 0; i < 1_000; i++) {
                x = Math.sqrt(x + i);
            }
            sink = x;
        }
    }

    private void collect() {
        long nextNs = time.nanoTime() + everyNs;
        while (running) {
            for (int i = 0; i < DYING; i++) {
                living.set(i % LIVING, new byte[BYTES]);
            }
            System.gc();
            nextNs = Math.max(nextNs + everyNs, time.nanoTime());
            punctual.parkUntil(nextNs);
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    private static long collectionMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }
}
