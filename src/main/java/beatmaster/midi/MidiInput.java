package beatmaster.midi;

/** An open MIDI input. System exclusive and active sensing are dropped by the port; all else is handed on as it comes. */
public interface MidiInput extends AutoCloseable {

    /** The port's name as the system shows it. */
    String name();

    /** Begins to deliver; call once. Not real-time safe. */
    void start(MidiReceiver receiver);

    /** How often more came than could be read, and all that waited was lost. Any thread. */
    default long overruns() {
        return 0;
    }

    /** Ends delivery and frees the device; may be called twice. Not real-time safe. */
    @Override
    void close();
}
