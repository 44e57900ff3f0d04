package beatmaster.time;

/**
 * A monotonic clock in nanoseconds with an arbitrary origin; it never goes back and knows no time of day.
 *
 * <p>Thread-safe: yes. Real-time safe: yes.
 */
@FunctionalInterface
public interface NanoClock {

    /** Nanoseconds since an arbitrary, fixed origin; may be negative, so compare by difference. */
    long nanoTime();

    /** The machine's own monotonic clock, which wall-clock changes do not touch. */
    static NanoClock system() {
        return System::nanoTime;
    }
}
