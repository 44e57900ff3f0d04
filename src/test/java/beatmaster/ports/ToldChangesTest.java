package beatmaster.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortInfo;
import beatmaster.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A system that tells which port came or went: what is asked for is taken without a listing of all devices. */
class ToldChangesTest {

    private static final int SNARE = Midi.noteOn(9, 38, 100);

    private final PluggedPorts ports = new PluggedPorts();
    private final List<String> told = new ArrayList<>();
    private final PortWatch watch = new PortWatch(ports, new VirtualClock(0), new ToldLines(told, () -> { }));

    @BeforeEach
    void portsThatAreAlwaysThere() {
        ports.plug("Midi Through: 0", "14:0");
    }

    @Test
    void aPulledOutputIsTakenAgainUnderItsNewAddress() {
        plug("TR-8S: MIDI 1", "20:0");
        MidiOutput output = watch.openOutput("tr-8");
        int listings = looked();
        pull("20:0");
        watch.heed();
        plug("Keystation: 1", "20:0");
        watch.heed();
        plug("TR-8S: MIDI 1", "24:0");
        watch.heed();
        output.send(SNARE, 0);
        assertEquals(List.of("20:0", "24:0"), ports.openings);
        assertEquals(SNARE, ports.heard.get(ports.heard.size() - 1));
        assertEquals(List.of("lost TR-8S: MIDI 1", "found TR-8S: MIDI 1"), told);
        assertEquals(listings, ports.listings, "devices were listed while a player waited");
    }

    @Test
    void aPortThatWasGoneForAMomentIsOpenedAgainThoughItsAddressIsTheSame() {
        plug("TR-8S: MIDI 1", "20:0");
        watch.openOutput("tr-8");
        looked();
        pull("20:0");
        plug("TR-8S: MIDI 1", "20:0");
        watch.heed();
        assertEquals(List.of("20:0", "20:0"), ports.openings);
    }

    @Test
    void aPortThatCameAndWentBeforeAnybodyAskedIsNotTaken() {
        watch.awaitInput("tr-8");
        looked();
        plug("TR-8S: MIDI 1", "20:0");
        pull("20:0");
        watch.heed();
        assertEquals(List.of(), ports.openings);
        assertEquals(List.of("awaited tr-8"), told);
    }

    @Test
    void aPortOfAnotherNameUnderTheOldAddressIsNotTheOneThatWasLost() {
        plug("TR-8S: MIDI 1", "20:0");
        watch.openOutput("20:0");
        looked();
        pull("20:0");
        plug("Keystation: 1", "20:0");
        watch.heed();
        assertEquals(List.of("20:0"), ports.openings);
    }

    @Test
    void whateverSensiblePortIsToldOfIsTaken() {
        MidiInput input = watch.anyInputs().get(0);
        int listings = looked();
        plug("Beat Master: out", "128:1");
        watch.heed();
        plug("Keystation: 1", "20:0");
        watch.heed();
        assertEquals("Keystation: 1", input.name());
        assertEquals(List.of("20:0"), ports.openings);
        assertEquals(listings, ports.listings);
    }

    @Test
    void whatComesDuringAListingIsNotLostByIt() {
        plug("TR-8S: MIDI 1", "20:0");
        MidiOutput output = watch.openOutput("tr-8");
        looked();
        pull("20:0");
        watch.heed();
        ports.duringListing = () -> {
            plug("TR-8S: MIDI 1", "24:0");
            watch.heed();
        };
        watch.look();
        output.send(SNARE, 0);
        assertEquals(List.of("20:0", "24:0"), ports.openings);
        assertEquals(SNARE, ports.heard.get(ports.heard.size() - 1));
    }

    /** Told or listed, in any order and however late: in the end what is there is held, once, and nothing else. */
    @Test
    void aSeededHandThatPlugsAndPullsLeavesWhatIsThere() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PluggedPorts plugged = new PluggedPorts();
            PortWatch hand = new PortWatch(plugged, new VirtualClock(0), new ToldLines(new ArrayList<>(), () -> { }));
            MidiOutput output = hand.awaitOutput("tr-8");
            for (int i = 0; i < 40; i++) {
                PortInfo there = plugged.there.isEmpty() ? null : plugged.there.get(0);
                if (there == null) {
                    hand.changed(new PortChange(plugged.plug("TR-8S: 1", 20 + random.nextInt(3) + ":0").description(), true));
                } else {
                    plugged.there.remove(there);
                    hand.changed(new PortChange(there.description(), false));
                }
                int then = random.nextInt(4);
                if (then == 0) {
                    hand.look();
                } else if (then < 3) {
                    hand.heed();
                }
            }
            hand.heed();
            plugged.heard.clear();
            output.send(SNARE, 0);
            assertEquals(plugged.there.isEmpty() ? List.of() : List.of(SNARE), plugged.heard, "seed " + seed);
        }
    }

    private PortInfo plug(String name, String address) {
        PortInfo port = ports.plug(name, address);
        watch.changed(new PortChange(address, true));
        return port;
    }

    private void pull(String address) {
        assertTrue(ports.there.removeIf(port -> port.description().equals(address)));
        watch.changed(new PortChange(address, false));
    }

    /** As when the watch starts. @return how often was listed up to then */
    private int looked() {
        watch.look();
        return ports.listings;
    }
}
