package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.time.NanoClock;
import org.junit.jupiter.api.Test;

class SystemPortsTest {

    @Test
    void whereNoVirtualPortCanBeMadeThePlayerIsToldWhichBusToMake() {
        assertTrue(SystemPorts.noVirtualPorts("Mac OS X").contains("IAC"));
        assertTrue(SystemPorts.noVirtualPorts("Windows 11").contains("loopMIDI"));
        assertTrue(SystemPorts.noVirtualPorts("Linux").contains("modprobe snd-seq"));
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
