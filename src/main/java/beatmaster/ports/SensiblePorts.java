package beatmaster.ports;

import beatmaster.midi.PortInfo;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which ports a box without a screen takes unasked: instruments, and programs that wait for music. Ports that only lead back
 * to whoever plays to them, monitors of the system, and those of another drummer are left alone: they would feed us with
 * ourselves. Thread-safe; not real-time safe.
 */
final class SensiblePorts {

    /**
     * ALSA's through port; PipeWire's own two clients, which sound nothing; the mappers and the synthesizer of Windows, for
     * a synthesizer is built in here; our own client's name.
     */
    private static final Pattern NO_INSTRUMENT = Pattern.compile("(?i)(midi through|pipewire-|microsoft |beat master).*");

    private SensiblePorts() {
    }

    static List<PortInfo> inputs(List<PortInfo> ports) {
        return sensible(ports, PortInfo::input);
    }

    /** Those that {@code preferred} names, if any of them is there; null or empty for no preference. */
    static List<PortInfo> outputs(List<PortInfo> ports, String preferred) {
        List<PortInfo> all = sensible(ports, PortInfo::output);
        if (preferred == null) {
            return all;
        }
        List<PortInfo> named = PortName.matches(preferred, all);
        return named.isEmpty() ? all : named;
    }

    private static List<PortInfo> sensible(List<PortInfo> ports, Predicate<PortInfo> direction) {
        return ports.stream().filter(direction).filter(port -> !NO_INSTRUMENT.matcher(port.name()).matches()).toList();
    }
}
