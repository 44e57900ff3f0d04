package beatmaster.ports;

import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortInfo;
import java.util.Comparator;
import java.util.List;

/** An input that takes whatever sensible port is free; after a loss rather the one that was lost. */
final class FreeInput extends WatchedInput {

    static final String NAME = "any input";

    private final PortWatch watch;

    FreeInput(PortWatch watch, MidiPorts ports) {
        super(watch, ports, NAME);
        this.watch = watch;
    }

    @Override
    List<PortInfo> choices(List<PortInfo> there) {
        return SensiblePorts.inputs(there).stream().filter(port -> !watch.isTaken(port, WatchedInput.class))
                .sorted(Comparator.comparing(port -> !port.name().equals(name()))).toList();
    }

    @Override
    boolean isThere(List<PortInfo> there) {
        return !choices(there).isEmpty();
    }
}
