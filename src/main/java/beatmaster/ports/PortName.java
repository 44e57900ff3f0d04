package beatmaster.ports;

import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a player names a port: by a part of its name, in any case, or by its whole description, which under ALSA is its
 * address ({@code 20:0}). Thread-safe; not real-time safe.
 */
public final class PortName {

    private static final String LIST_THEM = " (list them: ./run.sh ports)";

    private PortName() {
    }

    /**
     * The one input that {@code wanted} names.
     *
     * @throws PortFailure if none or several match: one line that says what there is
     */
    public static PortInfo input(String wanted, List<PortInfo> ports) {
        return theOne(wanted, ports, "input", PortInfo::input);
    }

    /**
     * The one output that {@code wanted} names.
     *
     * @throws PortFailure if none or several match: one line that says what there is
     */
    public static PortInfo output(String wanted, List<PortInfo> ports) {
        return theOne(wanted, ports, "output", PortInfo::output);
    }

    /** Whether any input goes by that name. */
    public static boolean matchesInput(String wanted, List<PortInfo> ports) {
        return !matches(wanted, ports.stream().filter(PortInfo::input).toList()).isEmpty();
    }

    /** Whether any output goes by that name. */
    public static boolean matchesOutput(String wanted, List<PortInfo> ports) {
        return !matches(wanted, ports.stream().filter(PortInfo::output).toList()).isEmpty();
    }

    private static PortInfo theOne(String wanted, List<PortInfo> all, String direction, Predicate<PortInfo> fits) {
        List<PortInfo> ports = all.stream().filter(fits).toList();
        List<PortInfo> found = matches(wanted, ports);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new PortFailure("No MIDI " + direction + " matches \"" + wanted + "\"; found: " + names(ports)
                    + LIST_THEM);
        }
        throw new PortFailure("Several MIDI " + direction + "s match \"" + wanted + "\": " + described(found)
                + "; give more of the name" + (hasTwins(found) ? ", or what stands in brackets" : ""));
    }

    /** Whether more of the name would not always tell them apart. */
    private static boolean hasTwins(List<PortInfo> ports) {
        return ports.stream().map(PortInfo::name).distinct().count() < ports.size();
    }

    /** Those of {@code ports} that {@code wanted} names: the exact ones, or all that it is a part of. */
    static List<PortInfo> matches(String wanted, List<PortInfo> ports) {
        String part = wanted.strip().toLowerCase(Locale.ROOT);
        List<PortInfo> exact = ports.stream()
                .filter(port -> lower(port).equals(part) || !part.isEmpty() && port.description().equals(part)).toList();
        return exact.isEmpty()
                ? ports.stream().filter(port -> !part.isEmpty() && lower(port).contains(part)).toList()
                : exact;
    }

    private static String lower(PortInfo port) {
        return port.name().toLowerCase(Locale.ROOT);
    }

    /** Two of the same name differ in their description. */
    private static String described(List<PortInfo> ports) {
        return ports.stream()
                .map(port -> port.description().isEmpty() ? port.name() : port.name() + " (" + port.description() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String names(List<PortInfo> ports) {
        return ports.isEmpty() ? "none" : ports.stream().map(PortInfo::name).collect(Collectors.joining(", "));
    }
}
