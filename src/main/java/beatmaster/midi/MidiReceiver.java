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
}
