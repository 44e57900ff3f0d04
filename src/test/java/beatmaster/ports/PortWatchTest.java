package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PortWatchTest {

    private static final int SNARE = Midi.noteOn(9, 38, 100);
    /** A note-off for every key that sounded and "all notes off" on every channel. */
    private static final int SILENCE = Midi.CHANNELS;

    private final PluggedPorts ports = new PluggedPorts();
    private final List<String> told = new ArrayList<>();
    private final PortWatch watch = new PortWatch(ports, new VirtualClock(0), new ToldLines(told, () -> { }));

    @Test
    void aPulledOutputComesBackSilencedFirst() {
        PortInfo device = ports.plug("TR-8S: MIDI 1", "20:0");
        MidiOutput output = watch.openOutput("tr-8");
        output.send(SNARE, 0);
        ports.there.remove(device);
        watch.look();
        output.send(SNARE, 0);
        ports.plug("TR-8S: MIDI 1", "24:0");
        ports.heard.clear();
        watch.look();
        output.send(SNARE, 0);
        assertEquals(1 + Midi.CHANNELS + 1, ports.heard.size());
        assertEquals(Midi.noteOff(9, 38), ports.heard.get(0), "the snare sounded when the cable was pulled");
        for (int channel = 0; channel < Midi.CHANNELS; channel++) {
            assertEquals(Midi.controlChange(channel, Midi.ALL_NOTES_OFF, 0), ports.heard.get(1 + channel));
        }
        assertEquals(SNARE, ports.heard.get(1 + Midi.CHANNELS));
        assertEquals(List.of("lost TR-8S: MIDI 1", "found TR-8S: MIDI 1"), told);
    }

    @Test
    void aPulledInputIsHeardAgainByTheSameReceiver() {
        PortInfo device = ports.plug("Keystation: 1", "20:0");
        List<Integer> heard = new ArrayList<>();
        MidiInput input = watch.openInput("keys");
        input.start((message, arrivalNs) -> heard.add(message));
        ports.play(1);
        ports.there.remove(device);
        watch.look();
        assertNull(ports.receiver);
        ports.plug("Keystation: 1", "20:0");
        watch.look();
        ports.play(2);
        assertEquals(List.of(1, 2), heard);
    }

    @Test
    void aDeviceThatWasGoneForAMomentBetweenTwoLooksIsOpenedAgain() {
        ports.plug("TR-8S: MIDI 1", "20:0");
        watch.openOutput("tr-8");
        watch.look();
        assertEquals(1, ports.openings.size());
        watch.changed(new PortChange("24:0", true));
        watch.look();
        assertEquals(1, ports.openings.size(), "another port that came is no reason");
        watch.changed(new PortChange("20:0", false));
        watch.changed(new PortChange("20:0", true));
        watch.look();
        assertEquals(2, ports.openings.size());
    }

    @Test
    void aMissingPortIsAnErrorUnlessItIsAwaited() {
        assertThrows(PortFailure.class, () -> watch.openInput("tr-8"));
        assertThrows(PortFailure.class, () -> watch.openOutput("tr-8"));
        MidiOutput output = watch.awaitOutput("tr-8");
        MidiInput input = watch.awaitInput("tr-8");
        output.send(SNARE, 0);
        output.cancelPending();
        input.start((message, arrivalNs) -> told.add("heard " + message));
        ports.plug("TR-8S: MIDI 1", "20:0");
        watch.look();
        output.send(SNARE, 0);
        ports.play(7);
        assertEquals(SILENCE + 1, ports.heard.size(), "it may sound what another program left");
        assertEquals(SNARE, ports.heard.get(SILENCE));
        assertEquals(List.of("awaited tr-8", "awaited tr-8", "found TR-8S: MIDI 1", "found TR-8S: MIDI 1", "heard 7"), told);
    }

    @Test
    void theOneThatWasLostIsTakenAgainThoughAnotherMatchesToo() {
        PortInfo device = ports.plug("TR-8S: MIDI 1", "20:0");
        MidiOutput output = watch.openOutput("tr-8");
        ports.there.remove(device);
        watch.look();
        ports.plug("TR-8S: MIDI 2", "28:1");
        ports.plug("TR-8S: MIDI 1", "28:0");
        watch.look();
        assertEquals("TR-8S: MIDI 1", output.name());
        assertEquals("28:0", ports.openings.get(1));
    }

    @Test
    void ofTwinsTheOneWithTheAddressIsOpened() {
        ports.plug("Synth: 1", "20:0");
        ports.plug("Synth: 1", "24:0");
        watch.openOutput("24:0");
        assertEquals(List.of("24:0"), ports.openings);
        assertThrows(PortFailure.class, () -> watch.awaitOutput("synth"), "which of the two is for the player to say");
    }

    @Test
    void anAddressThatAnotherDeviceHasNowIsNotTheOneThatWasLost() {
        PortInfo device = ports.plug("Synth: 1", "20:0");
        MidiOutput output = watch.openOutput("20:0");
        ports.there.remove(device);
        watch.look();
        PortInfo other = ports.plug("Keystation: 1", "20:0");
        watch.look();
        assertEquals(1, ports.openings.size());
        ports.there.remove(other);
        ports.plug("Synth: 1", "24:0");
        watch.look();
        assertEquals(List.of("20:0", "24:0"), ports.openings);
        assertEquals("Synth: 1", output.name());
    }

    @Test
    void aPortThatIsThereButDoesNotOpenYetIsTriedAgain() {
        MidiOutput output = watch.awaitOutput("tr-8");
        ports.plug("TR-8S: MIDI 1", "20:0");
        ports.stuck = true;
        watch.look();
        watch.look();
        ports.stuck = false;
        watch.look();
        output.send(SNARE, 0);
        assertEquals(SNARE, ports.heard.get(SILENCE));
        assertEquals(List.of("awaited tr-8", "refused does not open", "found TR-8S: MIDI 1"), told, "each said once");
    }

    @Test
    void aClosedPortIsNotTakenAgain() {
        PortInfo device = ports.plug("TR-8S: MIDI 1", "20:0");
        MidiOutput output = watch.openOutput("tr-8");
        ports.there.remove(device);
        watch.look();
        output.close();
        output.close();
        ports.plug("TR-8S: MIDI 1", "20:0");
        watch.look();
        assertEquals(1, ports.openings.size());
    }

    @Test
    void anAwaitedPortSchedulesAsTheSystemDoesAndOneThatCannotKeepThatIsNotTaken() {
        MidiOutput awaited = watch.awaitOutput("tr-8");
        assertTrue(awaited.schedules(), "the order of plugging does not matter");
        PortInfo device = ports.plug("TR-8S: MIDI 1", "20:0");
        ports.schedules = false;
        watch.look();
        watch.look();
        awaited.send(SNARE, 0);
        assertEquals(List.of(), ports.heard);
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(1).contains("plays notes when they are handed over"), told.toString());
        ports.there.remove(device);
        ports.plug("TR-8S: MIDI 1", "24:0");
        ports.schedules = true;
        watch.look();
        awaited.send(SNARE, 0);
        assertEquals(SNARE, ports.heard.get(SILENCE));
    }

    @Test
    void thePullingOfAnInputIsToldToWhoeverListens() {
        PortInfo device = ports.plug("Keystation: 1", "20:0");
        List<String> heard = new ArrayList<>();
        watch.openInput("keys").start(new MidiReceiver() {
            @Override
            public void received(int message, long arrivalNs) {
                heard.add("message");
            }

            @Override
            public void interrupted() {
                heard.add("interrupted");
            }
        });
        ports.play(1);
        ports.there.remove(device);
        watch.look();
        watch.look();
        assertEquals(List.of("message", "interrupted"), heard);
    }

    @Test
    void anAwaitedPortThatHasATwinIsNotTakenAndThatIsSaidOnce() {
        watch.awaitOutput("synth");
        ports.plug("Synth: 1", "20:0");
        PortInfo twin = ports.plug("Synth: 1", "24:0");
        watch.look();
        watch.look();
        assertEquals(List.of("awaited synth", "refused Several MIDI outputs match \"synth\": Synth: 1 (20:0), Synth: 1 (24:0);"
                + " give more of the name, or what stands in brackets"), told);
        ports.there.remove(twin);
        watch.look();
        assertEquals(List.of("20:0"), ports.openings);
    }

    @Test
    void aChangeThatIsAnnouncedIsLookedAtWithoutWaiting() throws InterruptedException {
        CountDownLatch found = new CountDownLatch(1);
        PortWatch live = new PortWatch(ports, new VirtualClock(0), new ToldLines(new CopyOnWriteArrayList<>(), found::countDown));
        live.awaitInput("tr-8");
        live.start();
        ports.plug("TR-8S: MIDI 1", "20:0");
        ports.changed.accept(new PortChange("20:0", true));
        assertTrue(found.await(10, TimeUnit.SECONDS));
        live.close();
        assertNull(ports.changed);
    }
}
