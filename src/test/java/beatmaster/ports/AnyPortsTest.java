package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortInfo;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code --auto}: whatever sensible ports turn up, in any order. */
class AnyPortsTest {

    private static final int SNARE = Midi.noteOn(9, 38, 100);

    private final PluggedPorts ports = new PluggedPorts();
    private final List<String> told = new ArrayList<>();
    private final PortWatch watch = new PortWatch(ports, new VirtualClock(0), new ToldLines(told, () -> { }));

    @Test
    void portsThatOnlyLeadBackAndTheSystemsOwnAreLeftAlone() {
        ports.plug("Midi Through: Midi Through Port-0", "14:0");
        ports.plug("Beat Master: in", "129:0");
        ports.plug("Beat Master: out", "129:1");
        ports.plug("PipeWire-RT-Event: input", "130:0");
        watch.anyInputs();
        MidiOutput output = watch.anyOutput(null);
        watch.look();
        assertEquals(List.of(), ports.openings);
        assertEquals(List.of("awaited any input", "awaited any output"), told);
        assertEquals("any output", output.name());
    }

    @Test
    void allInstrumentsAreHeardWhateverTheOrderOfPlugging() {
        ports.plug("Keystation: 1", "20:0", true, false);
        List<Integer> heard = new ArrayList<>();
        for (MidiInput input : watch.anyInputs()) {
            input.start((message, arrivalNs) -> heard.add(message));
        }
        PortInfo pads = ports.plug("TD-17: 1", "24:0", true, false);
        watch.look();
        ports.receivers.get("Keystation: 1").received(1, 0);
        ports.receivers.get("TD-17: 1").received(2, 0);
        ports.there.remove(pads);
        watch.look();
        assertNull(ports.receivers.get("TD-17: 1"));
        ports.plug("Launchkey: 1", "28:0", true, false);
        ports.plug("TD-17: 1", "32:0", true, false);
        watch.look();
        assertEquals(Set.of("Keystation: 1", "TD-17: 1", "Launchkey: 1"), ports.receivers.keySet());
        ports.receivers.get("TD-17: 1").received(3, 0);
        assertEquals(List.of(1, 2, 3), heard);
        assertEquals(4, ports.openings.size(), "each once: " + ports.openings);
    }

    @Test
    void theDrumsGoToAllOutputsThatThereAre() {
        ports.plug("Keystation: 1", "20:0", true, false);
        MidiOutput output = watch.anyOutput(null);
        output.send(SNARE, 0);
        PortInfo machine = ports.plug("volca beats: 1", "24:0", false, true);
        ports.plug("Qsynth: 1", "128:0", false, true);
        watch.look();
        output.send(SNARE, 0);
        assertEquals(SNARE, last("volca beats: 1"));
        assertEquals(SNARE, last("Qsynth: 1"));
        assertEquals("volca beats: 1 and Qsynth: 1", output.name());
        ports.there.remove(machine);
        ports.heardBy.clear();
        watch.look();
        output.send(SNARE, 0);
        assertEquals(Set.of("Qsynth: 1"), ports.heardBy.keySet());
    }

    @Test
    void whatThePresetNamesIsPlayedToAloneWhileItIsThere() {
        ports.plug("Qsynth: 1", "128:0", false, true);
        MidiOutput output = watch.anyOutput("TR-8S");
        output.send(SNARE, 0);
        assertEquals(SNARE, last("Qsynth: 1"));
        PortInfo machine = ports.plug("TR-8S: 1", "24:0");
        watch.look();
        assertTrue(ports.heardBy.get("Qsynth: 1").contains(Midi.noteOff(9, 38)), "left in silence");
        assertEquals(Midi.controlChange(15, Midi.ALL_NOTES_OFF, 0), last("Qsynth: 1"));
        ports.heardBy.clear();
        output.send(SNARE, 0);
        assertEquals(Set.of("TR-8S: 1"), ports.heardBy.keySet());
        ports.there.remove(machine);
        watch.look();
        output.send(SNARE, 0);
        assertEquals(SNARE, last("Qsynth: 1"));
        assertEquals(List.of("found Qsynth: 1", "gave way Qsynth: 1", "found TR-8S: 1", "lost TR-8S: 1", "found Qsynth: 1"),
                told);
    }

    @Test
    void aDeviceThatAnotherProgramHoldsKeepsNoOtherFromBeingTaken() {
        ports.busy = "Keystation: 1";
        ports.plug("Keystation: 1", "20:0");
        ports.plug("TD-17: 1", "24:0");
        watch.anyInputs();
        watch.anyOutput(null);
        assertEquals(List.of("24:0", "24:0"), ports.openings);
        assertTrue(told.contains("refused does not open"), told.toString());
        ports.busy = "";
        watch.look();
        assertEquals(List.of("24:0", "24:0", "20:0", "20:0"), ports.openings);
    }

    @Test
    void aDeviceThatFailsDoesNotSilenceTheOthers() {
        PortInfo machine = ports.plug("volca beats: 1", "24:0");
        ports.plug("Qsynth: 1", "128:0");
        MidiOutput output = watch.anyOutput(null);
        ports.there.remove(machine);
        RuntimeException failure = null;
        try {
            output.send(SNARE, 0);
        } catch (RuntimeException e) {
            failure = e;
        }
        assertEquals("gone", failure.getMessage(), "whoever plays is told");
        assertEquals(SNARE, last("Qsynth: 1"));
    }

    @Test
    void whatAPlayerPlaysGoesToAllButTheInstrumentItself() {
        ports.plug("Piano: 1", "20:0");
        ports.plug("Qsynth: 1", "128:0", false, true);
        MidiInput piano = watch.anyInputs().get(0);
        MidiOutput output = watch.anyOutput(null);
        output.handOn(SNARE, 0, piano);
        assertEquals(Set.of("Qsynth: 1"), ports.heardBy.keySet());
        output.handOn(SNARE, 0, null);
        assertEquals(Set.of("Qsynth: 1", "Piano: 1"), ports.heardBy.keySet());
    }

    @Test
    void javaSoundsDevicesAreTakenLikewise() {
        LoopMidiProvider.loopA().restore();
        LoopMidiProvider.loopB().restore();
        LoopMidiProvider.loopA().unplug();
        PortWatch byPolling = new PortWatch(new JavaSoundPorts(new VirtualClock(0)), new VirtualClock(0),
                new ToldLines(told, () -> { }));
        List<Integer> heard = new ArrayList<>();
        List<MidiInput> inputs = byPolling.anyInputs();
        inputs.forEach(input -> input.start((message, arrivalNs) -> heard.add(message)));
        MidiOutput output = byPolling.anyOutput(null);
        assertFalse(output.schedules());
        assertTrue(output.name().contains("Loop B out"), output.name());
        LoopMidiProvider.loopA().plugIn();
        byPolling.look();
        LoopMidiProvider.loopA().inject(SNARE);
        output.send(SNARE, 0);
        assertEquals(List.of(SNARE), heard);
        assertEquals(SNARE, LoopMidiProvider.loopA().message(LoopMidiProvider.loopA().size() - 1));
        assertEquals(SNARE, LoopMidiProvider.loopB().message(0));
        output.close();
        inputs.forEach(MidiInput::close);
        LoopMidiProvider.loopA().restore();
        LoopMidiProvider.loopB().restore();
    }

    private int last(String device) {
        List<Integer> heard = ports.heardBy.get(device);
        return heard.get(heard.size() - 1);
    }
}
