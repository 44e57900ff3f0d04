package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.InternalClock;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A drummer that is not ready is replaced: what sounds is in time. */
class LateDrummerTest {

    private static final long MS = Rig.MS;

    @Test
    void aDrummerThatStallsAtRandomIsReplacedAndEveryNoteThatSoundsIsInTime() {
        Random random = new Random(5);
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        rig.drummerTakes(() -> random.nextInt(10) == 0 ? 400 * MS : MS);
        PulseScript script = new PulseScript(1, 500 * MS).pulses(24).start().bars(50).stop();
        rig.all(script);
        rig.run(script.nowNs() + 1_000 * MS);
        assertTrue(rig.stats.lateSteps() > 20, "the test stalls enough: " + rig.stats.lateSteps());
        for (RecordingOutput.Sent note : rig.noteOns()) {
            long stepNs = 125 * MS;
            long off = Math.floorMod(note.atNs() - script.due().get(0).ns() + stepNs / 2, stepNs) - stepNs / 2;
            assertTrue(Math.abs(off) < MS / 10, "late by " + off);
        }
        assertEquals(50 * 16, rig.stats.steps());
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void theReplacementIsTheSameStepOfTheLastBar() {
        Rig rig = stallingInBarThree(LateStep.REPEAT_LAST_BAR);
        for (int i = 36; i < 44; i++) {
            assertEquals(Midi.data2(rig.noteOns().get(i - 16).message()), Midi.data2(rig.noteOns().get(i).message()),
                    "step " + i);
        }
        assertEquals(4 * 16, rig.noteOns().size());
    }

    @Test
    void orItIsARest() {
        Rig rig = stallingInBarThree(LateStep.REST);
        assertEquals(4 * 16 - rig.stats.lateSteps(), rig.noteOns().size());
        assertTrue(rig.stats.lateSteps() >= 8);
    }

    @Test
    void theDrummerIsToldWhatSoundedInsteadOfItsLateDecision() {
        Rig rig = stallingInBarThree(LateStep.REST);
        assertEquals(rig.stats.lateSteps(),
                rig.asked(1).stream().filter(a -> a.n() > 0 && a.playedMask() == 0).count());
        List<ScriptedDrummer.Asked> steps = rig.asked(1);
        for (int i = 1; i < steps.size(); i++) {
            assertEquals((steps.get(i - 1).stepInBar() + 1) % 16, steps.get(i).stepInBar(),
                    "every step is told, none twice");
        }
    }

    @Test
    void aDrummerWithoutAnOpeningIsNotWaitedFor() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        rig.drummerTakes(() -> 700 * MS);
        PulseScript script = new PulseScript(1, 100 * MS).start().bars(1).stop();
        rig.all(script);
        rig.run(script.nowNs());
        assertEquals(16, rig.stats.steps());
        assertTrue(rig.stats.lateSteps() >= 4);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void aBrokenPortIsCountedTheLoopLivesAndWhatIsOwedIsPaidLater() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(4).stop();
        rig.all(script);
        rig.run(2_020 * MS);
        rig.output.broken = true;
        rig.run(4_000 * MS);
        rig.output.broken = false;
        rig.run(script.nowNs() + 500 * MS);
        assertTrue(rig.stats.portFailures() > 15, "failures: " + rig.stats.portFailures());
        assertEquals("the cable is out", rig.stats.lastFailure());
        assertEquals(64, rig.stats.steps());
        assertTrue(rig.noteOns().size() > 30, "notes: " + rig.noteOns().size());
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void aFloodOnAllChannelsNeitherStopsTheClockNorMovesTheNotes() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop();
        Random random = new Random(3);
        for (long ns = 0; ns < script.nowNs(); ns += MS / 20) {
            rig.at(ns, random.nextInt(2), Midi.pack(0x80 + random.nextInt(0x70), random.nextInt(128), random.nextInt(128)));
        }
        rig.all(script);
        rig.run(script.nowNs() + 500 * MS);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void aFullRingDropsNotesBeforeClock() {
        MessageRing ring = new MessageRing();
        for (int i = 0; i < 2 * MessageRing.CAPACITY; i++) {
            ring.offer(Midi.noteOn(0, 60, 1), i);
        }
        assertTrue(ring.offer(Midi.CLOCK, 0));
        assertTrue(ring.offer(Midi.START, 0));
        assertEquals(2 * MessageRing.CAPACITY - MessageRing.CAPACITY * 3 / 4, ring.overflows());
    }

    /** Four bars by a clock of its own; in bar three the drummer needs a second and a half for one decision. */
    private static Rig stallingInBarThree(LateStep policy) {
        Rig rig = Rig.alone(new InternalClock(120), false, ScriptedDrummer.counting(), Rig.onTheGrid().withLateStep(policy),
                Turns.together(), 4);
        rig.drummerTakes(() -> rig.time.nanoTime() / (1_000 * MS) == 3 && rig.stats.lateSteps() == 0 ? 2_500 * MS : 0);
        rig.run(20_000 * MS);
        return rig;
    }
}
