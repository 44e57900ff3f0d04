package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedOutputTest {

    @Test
    void whatOneRefusesTheOtherStillPlays() {
        PluggedPorts left = new PluggedPorts();
        PluggedPorts right = new PluggedPorts();
        PortInfo device = left.plug("left", "20:0");
        right.plug("right", "24:0");
        try (MidiOutput both = new JoinedOutput(left.openOutput("left"), right.openOutput("right"))) {
            both.send(Midi.noteOn(9, 36, 1), 0);
            left.there.remove(device);
            assertThrows(PortFailure.class, () -> both.send(Midi.noteOn(9, 38, 1), 0));
            assertEquals(List.of(Midi.noteOn(9, 36, 1)), left.heard);
            assertEquals(List.of(Midi.noteOn(9, 36, 1), Midi.noteOn(9, 38, 1)), right.heard);
            assertEquals("left and right", both.name());
        }
    }
}
