package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a player sets by hand: the sync delay, the lead, and what happens when the clock is lost. */
class TimingByHandTest {

    private static final long MS = Rig.MS;

    @Test
    void aSyncDelayShiftsEveryNoteByExactlyThat() {
        for (long delayMs : new long[] {10, 80, 300}) {
            Rig rig = shifted(delayMs);
            PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).pulses(30).stop();
            play(rig, script);
            List<RecordingOutput.Sent> notes = rig.noteOns();
            for (int i = 0; i < notes.size(); i++) {
                assertEquals(script.due().get(i).ns() + delayMs * MS, notes.get(i).atNs(), 10_000, "note " + i);
            }
            assertTrue(notes.size() >= 128, notes.size() + " notes");
            assertEquals(0, rig.stats.lateSteps());
            assertEquals(0, rig.stats.skippedSteps());
        }
    }

    @Test
    void aNegativeSyncDelaySendsAheadOfTheClockAndTheVeryFirstNotesAtOnce() {
        for (long delayMs : new long[] {-10, -80}) {
            Rig rig = shifted(delayMs);
            PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).stop();
            play(rig, script);
            long startNs = script.due().get(0).ns();
            List<RecordingOutput.Sent> notes = rig.noteOns();
            for (int i = 0; i < script.due().size(); i++) {
                long wantedNs = Math.max(startNs, script.due().get(i).ns() + delayMs * MS);
                assertEquals(wantedNs, notes.get(i).atNs(), 10_000, "note " + i + " at " + delayMs + " ms");
            }
            assertEquals(0, rig.stats.droppedNotes());
            assertTrue(rig.stats.lateness().getMaxValue() < MS, "what cannot be early is not late");
        }
    }

    @Test
    void afterContinueAShiftedDrummerIsInTimeAgain() {
        for (long delayMs : new long[] {-80, 80}) {
            Rig rig = shifted(delayMs);
            PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop().pulses(30).resume().bars(4);
            rig.all(script);
            rig.run(script.nowNs());
            GrooveChecker.everyNoteOnIsClosed(rig.output.sent.subList(0, rig.output.sent.size() - 1).stream()
                    .filter(sent -> sent.atNs() < script.nowNs() - 100 * MS).toList());
            long fromNs = script.due().get(40).ns();
            List<Long> expected = script.due().stream().map(due -> due.ns() + delayMs * MS)
                    .filter(ns -> ns > fromNs && ns < script.nowNs() - 1_000 * MS).toList();
            List<Long> heard = rig.noteOns().stream().map(RecordingOutput.Sent::atNs)
                    .filter(ns -> ns > fromNs && ns < script.nowNs() - 1_000 * MS).toList();
            assertEquals(expected.size(), heard.size());
            for (int i = 0; i < heard.size(); i++) {
                assertEquals(expected.get(i), heard.get(i), 10_000);
            }
        }
    }

    @Test
    void aLeadSetByHandIsKeptWhateverTheDrummerNeeds() {
        Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL),
                stage -> stage.timed(new Stage.Timing(0, 40 * MS)));
        rig.drummerTakes(() -> 5 * MS);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(4).stop();
        play(rig, script);
        assertEquals(40 * MS, rig.stats.leadNs());
        assertEquals(0, rig.stats.lateSteps());
    }

    @Test
    void shiftsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Stage.Timing(501 * MS, 0));
        assertThrows(IllegalArgumentException.class, () -> new Stage.Timing(0, -1));
    }

    @Test
    void aLostClockPlaysOnForABarOrWaitsOrStops() {
        // Bar two is begun when the clock goes; three seconds later it is back.
        assertEquals(16 + 8 + 16, notesWithoutClock(ClockLoss.FREEWHEEL), 1);
        assertEquals(16 + 8 + 2, notesWithoutClock(ClockLoss.HOLD), 1);
        assertEquals(16 + 8 + 2, notesWithoutClock(ClockLoss.STOP), 1);
    }

    @Test
    void onHoldTheFirstPulseThatComesBackPlaysOn() {
        Rig held = losing(ClockLoss.HOLD);
        Rig stopped = losing(ClockLoss.STOP);
        assertTrue(held.noteOns().stream().anyMatch(note -> note.atNs() > 6_000 * MS), "held plays on");
        assertTrue(stopped.noteOns().stream().noneMatch(note -> note.atNs() > 6_000 * MS), "stopped waits for Start");
        GrooveChecker.everyNoteOnIsClosed(stopped.output.sent);
    }

    private static long notesWithoutClock(ClockLoss onLoss) {
        return losing(onLoss).noteOns().stream().filter(note -> note.atNs() < 6_000 * MS).count();
    }

    private static Rig losing(ClockLoss onLoss) {
        Rig rig = Rig.following(new ClockFollower(120, onLoss), stage -> stage);
        PulseScript script = new PulseScript(1, 0).pulses(24).start().pulses(96 + 48).pause(6_000 * MS).pulses(96);
        rig.all(script);
        rig.at(script.nowNs() + 10 * MS, Midi.STOP);
        rig.run(script.nowNs() + 100 * MS);
        return rig;
    }

    private static Rig shifted(long delayMs) {
        return Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL),
                stage -> stage.timed(new Stage.Timing(delayMs * MS, 0)));
    }

    private static void play(Rig rig, PulseScript script) {
        rig.all(script);
        rig.run(script.nowNs() + 2_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
    }
}
