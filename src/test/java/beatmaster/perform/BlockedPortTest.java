package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.BeatClock;
import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.clock.InternalClock;
import beatmaster.schedule.RecordingOutput.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A port that blocks in {@code send}: the loop keeps its count, says what it saw, and comes back in time. */
class BlockedPortTest {

    private static final long MS = Rig.MS;

    @Test
    void afterABlockOfASecondAFollowedClockIsInTimeAgain() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).stop();
        Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), stage -> stage);
        rig.all(script);
        play(rig, script.nowNs() + 1_000 * MS);
        comesBack(rig, script.due().stream().map(PulseScript.Due::ns).toList());
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
        assertEquals(0, rig.stats.droppedPulses(), "no pulse was lost, they only waited");
    }

    @Test
    void afterABlockOfASecondABeatOfOurOwnIsInTimeAgain() {
        BeatClock clock = new InternalClock(120);
        Rig rig = Rig.alone(clock, false, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 8);
        play(rig, 60_000 * MS);
        long startNs = rig.noteOns().get(0).atNs();
        comesBack(rig, java.util.stream.LongStream.range(0, 128).mapToObj(step -> startNs + step * 125 * MS).toList());
    }

    /** The port blocks once, for a second, at the first message after three seconds. */
    private static void play(Rig rig, long untilNs) {
        boolean[] blocked = new boolean[1];
        rig.output.beforeSend = () -> {
            if (!blocked[0] && rig.time.nanoTime() > 3_000 * MS) {
                blocked[0] = true;
                rig.freeze(1_000 * MS);
            }
        };
        rig.run(untilNs);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        assertTrue(blocked[0]);
    }

    private static void comesBack(Rig rig, List<Long> dueNs) {
        List<Sent> later = rig.noteOns().stream().filter(note -> note.atNs() > 4_300 * MS).toList();
        List<Long> due = dueNs.stream().filter(ns -> ns > 4_300 * MS).toList();
        assertEquals(due.size(), later.size(), "every step after the block sounds once");
        for (int i = 0; i < due.size(); i++) {
            assertEquals(due.get(i), later.get(i).atNs(), MS, "note " + i);
        }
        assertEquals(128, rig.stats.steps() + rig.stats.skippedSteps(), "every step is counted");
        assertTrue(rig.stats.skippedSteps() >= 6 && rig.stats.skippedSteps() <= 9, rig.stats.skippedSteps() + " skipped");
    }
}
