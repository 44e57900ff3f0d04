package beatmaster.midi;

import java.util.List;
import java.util.Optional;
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

    /**
     * Opens a port that was listed or found here; it is not looked for again.
     *
     * @throws PortFailure if it has gone meanwhile, or the device does not open
     */
    MidiInput openInput(PortInfo port);

    /**
     * Opens a port that was listed or found here; it is not looked for again.
     *
     * @throws PortFailure if it has gone meanwhile, or the device does not open
     */
    MidiOutput openOutput(PortInfo port);

    /**
     * The port that a {@linkplain #onChange change} is about, as it is now; empty if it is none that may be opened, or not
     * there any more. Asks for this one port, for listing all of them takes long while a player waits.
     */
    default Optional<PortInfo> find(PortChange change) {
        return list().stream().filter(port -> port.description().equals(change.description())).findFirst();
    }

    /** Whether outputs that will be opened {@linkplain MidiOutput#schedules() schedule}, as far as it is known now. */
    default boolean schedules() {
        return false;
    }

    /**
     * Asks to be told at once of ports that come and go.
     *
     * @param changed called on a driver's thread, in the order of the changes, so it must return at once; null for no more
     * @return whether this system tells; if not, {@code changed} is never called: look at {@link #list()} now and then
     */
    default boolean onChange(Consumer<PortChange> changed) {
        return false;
    }
}
