package beatmaster.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much of the heap one thread has taken. Any one thread may ask. */
final class AllocatedBytes {

    private static final long NOT_TOLD = -1;

    private final long threadId;
    private final ThreadMXBean threads;
    private long markBytes;

    AllocatedBytes(long threadId) {
        this.threadId = threadId;
        threads = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean && bean.isThreadAllocatedMemorySupported()
                ? bean : null;
        mark();
    }

    /** Counts from here. */
    void mark() {
        markBytes = now();
    }

    /** Bytes since the last mark; -1 where the JVM does not tell. */
    long sinceMark() {
        return threads == null ? NOT_TOLD : now() - markBytes;
    }

    private long now() {
        return threads == null ? NOT_TOLD : threads.getThreadAllocatedBytes(threadId);
    }
}
