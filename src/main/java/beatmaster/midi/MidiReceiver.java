package beatmaster.midi;

/** Takes what a {@link MidiInput} hears. */
@FunctionalInterface
public interface MidiReceiver {

    /**
     * One short message. Called on the port's driver thread; must return at once: no allocation, no lock, no waiting.
     *
     * @param message packed as in {@link Midi}
     * @param arrivalNs when it arrived, on the program's monotonic clock
     */
    void received(int message, long arrivalNs);

    /**
     * The device has gone: keys that it holds are never released, and what comes next is no continuation. Called on a thread
     * of the ports', not for long; by then the last message of the device has been delivered or never will be.
     */
    default void interrupted() {
    }
}
