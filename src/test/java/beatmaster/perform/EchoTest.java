package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.InternalClock;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput.Sent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One bus for both ways: what we send comes back, and is nobody's music. */
class EchoTest {

    private static final long MS = Rig.MS;
    private static final int SNARE = Voice.SNARE.gmNote();

    @Test
    void theDrummerDoesNotTakeItselfForAPlayer() {
        for (long wayNs : new long[] {0, 300_000, 30 * MS, 99 * MS}) {
            Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 2);
            bus(rig, wayNs);
            rig.run(20_000 * MS);
            assertEquals(32, rig.noteOns().size());
            assertEquals(0, rig.stats.playerNotes(), "after " + wayNs + " ns");
            assertTrue(rig.asked(1).stream().noneMatch(ScriptedDrummer.Asked::playerPresent));
        }
    }

    @Test
    void thePlayerOnTheSameBusIsHeard() {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 2);
        bus(rig, MS);
        for (int step = 0; step < 32; step += 4) {
            rig.at(BeatLoop.HEAD_START_NS + step * 125 * MS, Midi.noteOn(9, SNARE, 100));
        }
        rig.run(20_000 * MS);
        assertEquals(8, rig.stats.playerNotes());
    }

    @Test
    void whatIsHandedOnGoesRoundOnlyOnce() {
        Rig rig = Rig.handingOn((n, seed, request, decided) -> { }, false, 0);
        bus(rig, 20 * MS);
        List<Integer> played = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int message = i % 3 == 0 ? Midi.noteOn(0, 60 + i, 90) : Midi.controlChange(0, 1, 40 + i);
            played.add(message);
            rig.at((300 + 5 * i) * MS, message);
        }
        rig.run(2_000 * MS);
        assertEquals(played, rig.output.sent.stream().map(Sent::message).toList());
    }

    /** All that goes out comes in again on the last source. */
    private static void bus(Rig rig, long wayNs) {
        int[] done = new int[1];
        int source = rig.sources.size() - 1;
        rig.afterCycle = () -> {
            for (; done[0] < rig.output.sent.size(); done[0]++) {
                Sent sent = rig.output.sent.get(done[0]);
                rig.at(Math.max(sent.atNs(), sent.dueNs()) + wayNs, source, sent.message());
            }
        };
    }
}
