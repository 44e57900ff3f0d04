package beatmaster.ports;

import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.List;

/** An output that takes a sensible port that is free, and gives it up for those that are preferred once they are there. */
final class FreeOutput extends WatchedOutput {

    private final PortWatch watch;
    private final String preferred;

    /** @param preferred a part of the names of the ports that alone are played to if any of them is there; or null */
    FreeOutput(PortWatch watch, MidiPorts ports, NanoClock clock, String preferred) {
        super(watch, ports, clock, AnyOutput.NAME);
        this.watch = watch;
        this.preferred = preferred;
    }

    @Override
    List<PortInfo> choices(List<PortInfo> there) {
        return SensiblePorts.outputs(there, preferred).stream()
                .filter(port -> !watch.isTaken(port, WatchedOutput.class)).toList();
    }

    @Override
    boolean isThere(List<PortInfo> there) {
        return !choices(there).isEmpty();
    }

    @Override
    boolean givesWay(List<PortInfo> there) {
        MidiOutput output = open();
        if (output == null || SensiblePorts.outputs(there, preferred).contains(port())) {
            return false;
        }
        silence(output);
        drop();
        return true;
    }
}
