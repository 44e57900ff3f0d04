package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortNameTest {

    private static final List<PortInfo> PORTS = List.of(
            new PortInfo("TR-8S", "", true, true, "Java Sound"),
            new PortInfo("TR-8S CTRL", "", false, true, "Java Sound"),
            new PortInfo("Keystation 49", "", true, false, "Java Sound"));

    @Test
    void aPartOfTheNameInAnyCaseIsEnough() {
        assertEquals("TR-8S CTRL", PortName.output("ctrl", PORTS).name());
        assertEquals("Keystation 49", PortName.input(" keyst ", PORTS).name());
    }

    @Test
    void theExactNameWinsOverAPart() {
        assertEquals("TR-8S", PortName.output("tr-8s", PORTS).name());
    }

    @Test
    void onlyPortsOfTheRightDirectionCount() {
        assertEquals("TR-8S", PortName.input("tr", PORTS).name());
        assertEquals("No MIDI output matches \"key\"; found: TR-8S, TR-8S CTRL (list them: ./run.sh ports)",
                refusal(() -> PortName.output("key", PORTS)));
    }

    @Test
    void severalMatchesAreNamed() {
        assertEquals("Several MIDI outputs match \"tr-8\": TR-8S, TR-8S CTRL; give more of the name",
                refusal(() -> PortName.output("tr-8", PORTS)));
    }

    @Test
    void anAlsaAddressNamesOnePortAndTwinsAreToldApartByIt() {
        List<PortInfo> twins = List.of(
                new PortInfo("Synth: MIDI 1", "20:0", true, true, "ALSA"),
                new PortInfo("Synth: MIDI 1", "24:0", true, true, "ALSA"));
        assertEquals("24:0", PortName.output("24:0", twins).description());
        assertEquals("Several MIDI outputs match \"synth\": Synth: MIDI 1 (20:0), Synth: MIDI 1 (24:0);"
                + " give more of the name, or what stands in brackets",
                refusal(() -> PortName.output("synth", twins)));
    }

    @Test
    void nothingAtAllIsSaid() {
        assertEquals("No MIDI input matches \"TR-8\"; found: none (list them: ./run.sh ports)",
                refusal(() -> PortName.input("TR-8", List.of())));
    }

    @Test
    void anEmptyNameMatchesNothing() {
        assertThrows(PortFailure.class, () -> PortName.input("", PORTS));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable lookup) {
        return assertThrows(PortFailure.class, lookup).getMessage();
    }
}
