package beatmaster.midi;

import java.util.List;

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
}
