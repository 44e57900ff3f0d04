package beatmaster.time;

/** A clock that stands still until it is told the time: for tests and for performances faster than life. One thread. */
public final class VirtualClock implements NanoClock {

    private long nowNs;

    public VirtualClock(long startNs) {
        nowNs = startNs;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    /**
     * Jumps forward.
     *
     * @throws IllegalArgumentException if {@code timeNs} lies in the past: a monotonic clock never goes back
     */
    public void jumpTo(long timeNs) {
        if (timeNs - nowNs < 0) {
            throw new IllegalArgumentException("a monotonic clock never goes back: " + nowNs + " -> " + timeNs);
        }
        nowNs = timeNs;
    }
}
