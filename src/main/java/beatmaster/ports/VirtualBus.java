package beatmaster.ports;

import beatmaster.midi.PortInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bus through which two programs of one machine reach each other where this one cannot make ports of its own: which, and how it
 * is made. Systems are named as Java names them.
 */
public final class VirtualBus {

    private VirtualBus() {
    }

    /** How to make one, beginning with a verb; empty where ports of our own do its work. */
    public static Optional<String> howToMake(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Optional.of("switch on the IAC bus (Audio MIDI Setup, Window, MIDI Studio, IAC Driver, Device is online),"
                    + " then --in IAC --out IAC");
        }
        if (name.startsWith("windows")) {
            return Optional.of("add a port in loopMIDI (tobias-erichsen.de), then --in loopMIDI --out loopMIDI");
        }
        return Optional.empty();
    }

    /**
     * What to tell a user of a system that has no bus; empty where one may be there. A bus goes both ways under one name, whatever
     * its maker called it; so does most USB gear, so that nothing is told to those who have some.
     */
    public static Optional<String> missing(String system, List<PortInfo> ports) {
        boolean bothWays = ports.stream().anyMatch(port -> port.input() && port.output());
        return bothWays ? Optional.empty()
                : howToMake(system).map(how -> "To reach a DAW on this machine, make a bus: " + how);
    }
}
