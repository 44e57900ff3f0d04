package beatmaster.midi;

/**
 * An open MIDI output.
 *
 * <p>A port that {@linkplain #schedules() schedules} is given notes ahead of their time; to any other the caller hands each
 * message when it is due.
 */
public interface MidiOutput extends AutoCloseable {

    /** The port's name as the system shows it. */
    String name();

    /**
     * Sends one short message. Called on the beat thread; does not allocate where the device's own interface does not.
     *
     * @param message packed as in {@link Midi}
     * @param dueNs when it is to sound, on the program's monotonic clock; a port that does not schedule ignores it
     * @throws PortFailure if the device refused it; the port may work again later
     */
    void send(int message, long dueNs);

    /**
     * Hands on at once what has come in. On the device that it came from it has been heard already, and nothing is sent there.
     * As {@link #send} otherwise.
     *
     * @param origin the input that it came by, or null
     */
    default void handOn(int message, long nowNs, MidiInput origin) {
        send(message, nowNs);
    }

    /** Whether this port holds messages back until they are due and can take them back. */
    default boolean schedules() {
        return false;
    }

    /** Takes back what has been handed over for later, except note-offs of notes that already sound. */
    default void cancelPending() {
    }

    /** Frees the device; may be called twice. Not real-time safe. */
    @Override
    void close();
}
