package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.PortInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualBusTest {

    private static final PortInfo WINDOWS_SYNTH = new PortInfo("Microsoft GS Wavetable Synth", "", false, true, "Java Sound");
    private static final PortInfo BUS = new PortInfo("my own bus", "", true, true, "Java Sound");

    @Test
    void aSystemWithoutABusIsToldWhichToMakeAndHowItIsNamedThen() {
        String mac = VirtualBus.missing("Mac OS X", List.of()).orElseThrow();
        assertTrue(mac.contains("Device is online") && mac.contains("--out IAC"), mac);
        String windows = VirtualBus.missing("Windows 11", List.of(WINDOWS_SYNTH)).orElseThrow();
        assertTrue(windows.contains("loopMIDI") && windows.contains("--in loopMIDI"), windows);
        assertEquals(1, windows.lines().count());
    }

    @Test
    void whereOneIsThereOrNoneIsNeededNothingIsSaid() {
        assertEquals(Optional.empty(), VirtualBus.missing("Windows 11", List.of(WINDOWS_SYNTH, BUS)));
        assertEquals(Optional.empty(), VirtualBus.missing("Mac OS X", List.of(BUS)));
        assertEquals(Optional.empty(), VirtualBus.missing("Linux", List.of()));
    }
}
