package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemPortsTest {

    @Test
    void whereNoVirtualPortCanBeMadeThePlayerIsToldWhichBusToMake() {
        assertTrue(SystemPorts.noVirtualPorts("Mac OS X").contains("IAC"));
        assertTrue(SystemPorts.noVirtualPorts("Windows 11").contains("loopMIDI"));
        assertTrue(SystemPorts.noVirtualPorts("Linux").contains("modprobe snd-seq"));
    }

    @Test
    void aBusThatIsNamedAndNotThereIsToldHowToBeMade() {
        PortFailure mac = assertThrows(PortFailure.class,
                () -> SystemPorts.named(() -> PortName.output("IAC", List.of()), "Mac OS X", List.of()));
        assertTrue(mac.getMessage().startsWith("No MIDI output matches \"IAC\""), mac.getMessage());
        assertTrue(mac.getMessage().contains("Device is online"), mac.getMessage());
        assertEquals(1, mac.getMessage().lines().count());
        PortFailure linux = assertThrows(PortFailure.class,
                () -> SystemPorts.named(() -> PortName.output("x", List.of()), "Linux", List.of()));
        assertTrue(linux.getMessage().endsWith("(list them: ./run.sh ports)"), linux.getMessage());
    }

    @Test
    void aRawDeviceOfACardThatTheSequencerShowsIsTheSameDevice() {
        assertTrue(SystemPorts.isOnOneOf(Set.of(0, 2), raw("TR-8S [hw:2,0,0]")));
        assertTrue(SystemPorts.isOnOneOf(Set.of(12), raw("TR-8S [hw:12,0]")));
        assertTrue(SystemPorts.isOnOneOf(Set.of(0), raw("VirMIDI [default]")));
        assertFalse(SystemPorts.isOnOneOf(Set.of(0, 2), raw("TR-8S [hw:1,0,0]")));
        assertFalse(SystemPorts.isOnOneOf(Set.of(1), raw("VirMIDI [default]")));
        assertFalse(SystemPorts.isOnOneOf(Set.of(0), raw("Loop A in")));
    }

    private static PortInfo raw(String name) {
        return new PortInfo(name, "", true, true, "Java Sound");
    }

    @Test
    void aVirtualPortOpensOrSaysInOneLineWhyNot() {
        SystemPorts ports = new SystemPorts(NanoClock.system());
        try (MidiOutput output = ports.openVirtualOutput()) {
            assertEquals("Beat Master: out", output.name());
        } catch (PortFailure e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }
}
