package beatmaster.ports.javasound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import beatmaster.ports.SystemPorts;
import beatmaster.time.VirtualClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JavaSoundPortsTest {

    private final VirtualClock clock = new VirtualClock(1_000);
    private final SystemPorts ports = new SystemPorts(clock);
    private final LoopPort loop = LoopMidiProvider.loopA();

    @BeforeEach
    @AfterEach
    void restore() {
        LoopMidiProvider.loopA().restore();
        LoopMidiProvider.loopB().restore();
    }

    private record Heard(int message, long arrivalNs) { }

    @Test
    void aDeviceIsListedOnceWithItsDirectionsAndItsSystem() {
        List<PortInfo> loops = ports.list().stream().filter(port -> port.name().startsWith("Loop A")).toList();
        assertEquals(2, loops.size());
        assertTrue(loops.get(0).input() && !loops.get(0).output());
        assertEquals("Loop A out", loops.get(1).name());
        assertTrue(loops.get(1).output() && !loops.get(1).input());
        assertEquals("a loop of the tests' own", loops.get(1).description());
    }

    @Test
    void theJdksOwnSynthesizerAndSequencerAreNoPorts() {
        assertFalse(ports.list().stream().anyMatch(port -> port.name().matches("(?i).*(gervill|sequencer).*")));
    }

    @Test
    void aMessageArrivesAsItWasSentWithTheProgramsTime() {
        List<Heard> heard = new ArrayList<>();
        try (MidiInput input = ports.openInput("loop a")) {
            input.start((message, arrivalNs) -> heard.add(new Heard(message, arrivalNs)));
            loop.inject(Midi.CLOCK);
            clock.jumpTo(5_000);
            loop.inject(Midi.noteOn(9, 36, 100));
            loop.inject(Midi.pack(Midi.SONG_POSITION, 0x7F, 0x01));
        }
        assertEquals(List.of(new Heard(Midi.CLOCK, 1_000), new Heard(Midi.noteOn(9, 36, 100), 5_000),
                new Heard(Midi.pack(Midi.SONG_POSITION, 0x7F, 0x01), 5_000)), heard);
    }

    @Test
    void systemExclusiveAndActiveSensingAreDropped() {
        List<Integer> heard = new ArrayList<>();
        try (MidiInput input = ports.openInput("Loop A in")) {
            input.start((message, arrivalNs) -> heard.add(message));
            loop.inject(Midi.ACTIVE_SENSING);
            loop.injectSysEx((byte) 0xF0, (byte) 0x41, (byte) 0xF7);
            loop.injectSysEx((byte) 0xF0, (byte) 0xF7);
            loop.inject(Midi.START);
        }
        assertEquals(List.of(Midi.START), heard);
    }

    /** Java Sound's own parser undoes running status; what it hands on is whole messages, pulses in between. */
    @Test
    void pulsesBetweenThePartsOfASystemExclusiveMessageAndOfRunningStatusArrive() {
        List<Integer> heard = new ArrayList<>();
        try (MidiInput input = ports.openInput("Loop A in")) {
            input.start((message, arrivalNs) -> heard.add(message));
            loop.injectSysEx((byte) 0xF0, (byte) 0x41, (byte) 0x10);
            loop.inject(Midi.CLOCK);
            loop.injectSysEx((byte) 0xF7, (byte) 0x42, (byte) 0x12);
            loop.inject(Midi.CLOCK);
            loop.injectSysEx((byte) 0xF7, (byte) 0x01, (byte) 0xF7);
            loop.inject(Midi.noteOn(9, 36, 100));
            loop.inject(Midi.CLOCK);
            loop.inject(Midi.noteOn(9, 38, 100));
        }
        assertEquals(List.of(Midi.CLOCK, Midi.CLOCK, Midi.noteOn(9, 36, 100), Midi.CLOCK, Midi.noteOn(9, 38, 100)), heard);
    }

    @Test
    void aWallClockSetBackAnHourMovesNoArrival() {
        List<Heard> heard = new ArrayList<>();
        long hourMicros = 3_600_000_000L;
        try (MidiInput input = ports.openInput("Loop A in")) {
            input.start((message, arrivalNs) -> heard.add(new Heard(message, arrivalNs)));
            loop.injectStamped(Midi.CLOCK, 2 * hourMicros);
            clock.jumpTo(20_834_333);
            loop.injectStamped(Midi.CLOCK, hourMicros);
        }
        assertEquals(List.of(new Heard(Midi.CLOCK, 1_000), new Heard(Midi.CLOCK, 20_834_333)), heard);
    }

    @Test
    void aSysExOfAMegabyteIsDroppedAndWhatComesAfterItIsHeard() {
        byte[] dump = new byte[1 << 20];
        dump[0] = (byte) 0xF0;
        dump[dump.length - 1] = (byte) 0xF7;
        List<Integer> heard = new ArrayList<>();
        try (MidiInput input = ports.openInput("Loop A in")) {
            input.start((message, arrivalNs) -> heard.add(message));
            loop.injectSysEx(dump);
            loop.inject(Midi.CLOCK);
        }
        assertEquals(List.of(Midi.CLOCK), heard);
    }

    @Test
    void aClosedInputIsSilentAndFreesTheDevice() {
        List<Integer> heard = new ArrayList<>();
        MidiInput input = ports.openInput("Loop A in");
        input.start((message, arrivalNs) -> heard.add(message));
        input.close();
        input.close();
        loop.inject(Midi.START);
        assertEquals(List.of(), heard);
        assertFalse(loop.isInputOpen());
    }

    @Test
    void whatIsSentComesOut() {
        try (MidiOutput output = ports.openOutput("LOOP A")) {
            assertEquals("Loop A out", output.name());
            output.send(Midi.noteOn(9, 38, 90), 0);
            output.send(Midi.noteOff(9, 38), 0);
            output.send(Midi.pack(Midi.PROGRAM_CHANGE | 3, 5, 0), 0);
        }
        assertArrayEquals(new int[] {Midi.noteOn(9, 38, 90), Midi.noteOff(9, 38), Midi.pack(Midi.PROGRAM_CHANGE | 3, 5, 0)},
                loop.messages());
        assertFalse(loop.isOutputOpen());
    }

    @Test
    void anOutputThatThrowsIsAPortFailureAndMayHeal() {
        try (MidiOutput output = ports.openOutput("Loop A")) {
            loop.failOnSend(new IllegalStateException("wire loose"));
            PortFailure failure = assertThrows(PortFailure.class, () -> output.send(Midi.noteOn(9, 38, 90), 0));
            assertEquals("MIDI output \"Loop A out\" refused a note (wire loose)", failure.getMessage());
            loop.failOnSend(null);
            output.send(Midi.noteOff(9, 38), 0);
        }
        assertEquals(1, loop.size());
    }

    @Test
    void anUnpluggedPortIsGoneAndSaysSo() {
        MidiOutput output = ports.openOutput("Loop A");
        loop.unplug();
        assertThrows(PortFailure.class, () -> output.send(Midi.noteOn(9, 38, 90), 0));
        output.close();
        String message = assertThrows(PortFailure.class, () -> ports.openOutput("Loop A")).getMessage();
        assertTrue(message.startsWith("No MIDI output matches \"Loop A\"; found: "), message);
        assertTrue(message.contains("Loop B out"), message);
        loop.plugIn();
        ports.openOutput("Loop A").close();
    }

    @Test
    void aPortInUseIsSaidInOneLine() {
        try (MidiInput input = ports.openInput("Loop A in")) {
            String message = assertThrows(PortFailure.class, () -> ports.openInput(input.name())).getMessage();
            assertEquals("MIDI port \"Loop A in\" does not open (in use); close the program that holds it,"
                    + " or choose another (./run.sh ports)", message);
        }
    }

    @Test
    void theOutputNoneTakesEverything() {
        try (MidiOutput output = ports.openOutput("None")) {
            output.send(Midi.noteOn(9, 38, 90), 0);
            assertFalse(output.schedules());
        }
    }

    @Test
    void theSynthesizerOpensOrSaysInOneLineWhyNot() {
        try (MidiOutput output = ports.openOutput("synth")) {
            output.send(Midi.noteOn(Midi.DRUM_CHANNEL, 36, 1), 0);
            output.send(Midi.noteOff(Midi.DRUM_CHANNEL, 36), 0);
        } catch (PortFailure e) {
            assertEquals(1, e.getMessage().lines().count());
            assertTrue(e.getMessage().startsWith("The built-in synthesizer finds no audio line ("), e.getMessage());
            assertTrue(e.getMessage().endsWith("or to nothing (--out none)"), e.getMessage());
        }
    }

    @Test
    void sendingAndHearingMakeNoGarbage() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] sum = new long[1];
        try (MidiInput input = ports.openInput("Loop A in"); MidiOutput output = ports.openOutput("Loop A out")) {
            input.start((message, arrivalNs) -> sum[0] += message);
            pass(output, 20_000);
            long before = threads.getCurrentThreadAllocatedBytes();
            pass(output, 10_000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 1_000, allocated + " bytes for 10,000 messages");
        }
    }

    private void pass(MidiOutput output, int times) {
        for (int i = 0; i < times; i++) {
            loop.inject(Midi.CLOCK);
            output.send(Midi.noteOn(9, 36, 1 + i % 127), 0);
        }
    }
}
