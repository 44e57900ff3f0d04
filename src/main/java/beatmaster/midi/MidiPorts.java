package beatmaster.midi;

import java.util.List;
import java.util.function.Consumer;

/** The MIDI ports of one system. Control thread only; not real-time safe. */
public interface MidiPorts {

    /** Every port there is now, each once. */
    List<PortInfo> list();

    /**
     * Opens the one input whose name contains {@code name}, in any case; an exact name wins over a part.
     *
     * @throws PortFailure if none or several match, or the device does not open
     */
    MidiInput openInput(String name);

    /**
     * Opens the one output whose name contains {@code name}, in any case; an exact name wins over a part.
     *
     * @throws PortFailure if none or several match, or the device does not open
     */
    MidiOutput openOutput(String name);

    /** Whether outputs that will be opened {@linkplain MidiOutput#schedules() schedule}, as far as it is known now. */
    default boolean schedules() {
        return false;
    }

    /**
     * Asks to be told at once of ports that come and go.
     *
     * @param changed given the description of a port that has gone, and an empty text when one has come, on a driver's thread,
     *        so it must return at once; null for no more
     * @return whether this system tells; if not, {@code changed} is never called: look at {@link #list()} now and then
     */
    default boolean onChange(Consumer<String> changed) {
        return false;
    }
}
