package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.InternalClock;
import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The live loop on a virtual clock: what a player can rely on. */
class BeatLoopTest {

    private static final long MS = Rig.MS;

    @Test
    void fiveHundredBarsOfSteadyClockAreExactlyOnTheGridFromTheFirstPulseOn() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(48).start().bars(500).stop();
        play(rig, script);
        assertEquals(500 * 16, rig.noteOns().size());
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 10_000);
        GrooveChecker.noDecisionLostInAStretch(rig.noteOns(), script.due());
        assertEquals(script.due().get(0).ns(), rig.noteOns().get(0).atNs(), "the first pulse after Start carries step 0");
        assertEquals(1, Midi.data2(rig.noteOns().get(0).message()), "and it is the opening");
        assertEquals(0, rig.stats.lateSteps());
    }

    @Test
    void startWithoutAnyPulseBeforeItPlaysTheFirstPulseAtOnce() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 500 * MS).start().bars(2).stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void startAndItsFirstPulseInOneReadPlayTheOpening() {
        Rig rig = following(ScriptedDrummer.counting());
        rig.at(500 * MS, Midi.START);
        rig.at(500 * MS, Midi.CLOCK);
        rig.run(510 * MS);
        assertEquals(List.of(500 * MS), rig.noteOns().stream().map(RecordingOutput.Sent::atNs).toList());
    }

    @Test
    void startWhilePlayingGoesBackToAFreshOpening() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(100).start().bars(1).stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
        assertEquals(1, Midi.data2(rig.noteOns().get(17).message()));
        assertEquals(List.of(1L, 2L), rig.asked.stream().filter(a -> a.n() == 1).map(ScriptedDrummer.Asked::seed).toList(),
                "each Start has a seed of its own");
    }

    @Test
    void continuePlaysTheDecidedStepsWhereTheMusicStopped() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(50).stop().pulses(30).resume().pulses(50)
                .stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
        int last = 0;
        for (RecordingOutput.Sent note : rig.noteOns()) {
            assertEquals(++last, Midi.data2(note.message()), "no decision is lost over Stop and Continue");
        }
    }

    @Test
    void aStepThatStopCutsInTwoIsPlayedToItsEndByContinue() {
        for (float offset : new float[] {-0.5f, 0.4f}) {
            ScriptedDrummer.Rule rule = (n, seed, request, decided) -> decided.hit(0, (1 + n % 127) / 127f, offset);
            Rig rig = Rig.following(rule, Settings.of(Rig.gmKit(), 1), Turns.together(), 0);
            // Step 8 falls on pulse 48: its early hit sounds before the Stop, its late one would sound after it.
            PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(46).stop().pulses(30).resume()
                    .pulses(50).stop();
            play(rig, script);
            List<Integer> velocities = rig.noteOns().stream().map(note -> Midi.data2(note.message())).toList();
            for (int i = 0; i < 15; i++) {
                assertEquals(i + 1, velocities.get(i), "offset " + offset + ": " + velocities);
            }
            assertEquals(offset < 0 ? 1 : 0, rig.noteOns().stream().filter(note -> Midi.data2(note.message()) == 9
                    && note.atNs() < script.silences().get(1).fromNs()).count());
        }
    }

    @Test
    void aSongPositionContinuesTheGrooveAtTheNewPlaceInTheBar() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(50).stop().songPosition(37).pulses(5)
                .resume().pulses(30).stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
        assertTrue(rig.asked.stream().anyMatch(a -> a.stepInBar() == 37 % 16 && a.n() > 8), "the same drummer, elsewhere");
    }

    @Test
    void aTempoChangeMovesTheNotesThatWait() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).tempo(90).bars(4).tempo(174).bars(4)
                .stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 60 * MS);
        List<PulseScript.Due> due = script.due();
        for (int i = due.size() - 32; i < due.size(); i++) {
            assertEquals(due.get(i).ns(), rig.noteOns().get(i).atNs(), MS, "settled at " + due.get(i));
        }
    }

    @Test
    void stopSilencesWhatSoundsAtOnce() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid().withGateNs(2_000 * MS), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(50).stop();
        play(rig, script);
        long stopNs = script.silences().get(script.silences().size() - 1).fromNs();
        assertEquals(stopNs, rig.output.sent.get(rig.output.sent.size() - 1).atNs());
    }

    @Test
    void microtimingMovesHitsAndNothingIsEverLate() {
        ScriptedDrummer.Rule pushed = (n, seed, request, decided) -> decided.hit(0, 1, n % 2 == 0 ? -0.5f : 0.5f);
        Rig rig = Rig.following(pushed, Settings.of(Rig.gmKit(), 1), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 0).pulses(24).start().bars(4).stop();
        play(rig, script);
        assertEquals(0, rig.stats.lateSteps());
        List<RecordingOutput.Sent> notes = rig.noteOns();
        for (int i = 2; i < 62; i++) {
            long offset = Math.round(125 * MS / 2 * (i % 2 == 0 ? -1 : 1));
            // Where one step's latest and the next one's earliest hit fall together the order does not matter.
            long expected = script.due().get(i).ns() + offset;
            assertTrue(notes.stream().anyMatch(note -> Math.abs(note.atNs() - expected) < MS / 10), "step " + i);
        }
        assertTrue(rig.stats.lateness().getMaxValue() < MS / 10);
    }

    @Test
    void swingDelaysEverySecondSixteenth() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid().withSwing(75), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 0).pulses(24).start().bars(2).stop();
        play(rig, script);
        assertEquals(script.due().get(8).ns(), rig.noteOns().get(8).atNs(), 1_000);
        assertEquals(script.due().get(9).ns() + 62_500_000, rig.noteOns().get(9).atNs(), 1_000);
    }

    @Test
    void ofTwoClocksTheFirstIsMasterAndTheOtherIsIgnored() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript master = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop();
        PulseScript other = new PulseScript(2, 107 * MS).tempo(97).pulses(10).start().bars(1).stop();
        other.sent().forEach(sent -> rig.at(sent.ns(), 1, sent.message()));
        play(rig, master);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), master.due(), MS);
        assertEquals(other.sent().size(), rig.stats.ignoredClocks());
    }

    @Test
    void aSecondStartAStopWhileStoppedAndOtherNonsenseDoNoHarm() {
        Rig rig = following(ScriptedDrummer.counting());
        for (int i = 0; i < 50; i++) {
            rig.at(10 * MS, i % 2 == 0 ? Midi.STOP : Midi.CONTINUE);
            rig.at(20 * MS + i, Midi.START);
        }
        rig.at(30 * MS, Midi.STOP);
        rig.at(30 * MS, Midi.STOP);
        PulseScript script = new PulseScript(1, 200 * MS).pulses(24).start().bars(1).stop();
        play(rig, script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void afterItsBarsThePerformanceEndsByItselfWithAllNotesClosed() {
        Rig rig = Rig.alone(new InternalClock(120), false, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 2);
        rig.run(60_000 * MS);
        assertTrue(rig.loop.isFinished());
        assertEquals(32, rig.noteOns().size());
        assertEquals(32, rig.take.length());
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void theSameSeedGivesTheSameTake() {
        for (long drummerMs : new long[] {0, 3, 30}) {
            Rig rig = Rig.alone(new InternalClock(120), false, ScriptedDrummer.echo(), Settings.of(Rig.gmKit(), 7),
                    Turns.together(), 4);
            rig.drummerTakes(() -> drummerMs * MS);
            rig.run(60_000 * MS);
            assertEquals(64, rig.take.length());
            Rig again = Rig.alone(new InternalClock(120), false, ScriptedDrummer.echo(), Settings.of(Rig.gmKit(), 7),
                    Turns.together(), 4);
            again.run(60_000 * MS);
            for (int i = 0; i < 64; i++) {
                assertEquals(again.take.groove().mask(i), rig.take.groove().mask(i), "step " + i);
            }
        }
    }

    @Test
    void anotherKitIsHeardFromTheNextStepOnAndTheOldOneIsClosed() {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid().withGateNs(10_000 * MS), Turns.together(), 0);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop();
        rig.all(script);
        rig.run(2_000 * MS);
        rig.loop.settings(rig.loop.settings().withKit(new Kit(Map.of(Voice.KICK, new Kit.Pad(0, 60)), Map.of())));
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        assertEquals(List.of(Midi.noteOn(9, 36, 1) & 0xFFFF, Midi.noteOn(0, 60, 1) & 0xFFFF),
                rig.noteOns().stream().map(note -> note.message() & 0xFFFF).distinct().toList());
    }

    @Test
    void aPortThatSchedulesGetsEachNoteAheadOfItsTimeAndGivesBackOnStopWhatHasNotSounded() {
        Rig rig = Rig.aheadOfTime(ScriptedDrummer.counting(), Rig.onTheGrid());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(48).stop();
        play(rig, script);
        List<RecordingOutput.Sent> notes = rig.noteOns();
        for (int i = 1; i < notes.size(); i++) {
            assertEquals(script.due().get(i).ns(), notes.get(i).dueNs(), 10_000);
            assertEquals(10 * MS, notes.get(i).dueNs() - notes.get(i).atNs(), MS, "handed over ahead");
        }
        assertEquals(script.due().size(), notes.size());
        assertTrue(rig.output.cancels > 0);
    }

    @Test
    void theTakeGoesOnFromBarLineToBarLineWhateverThePositionDoes() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(100).start().pulses(50).stop()
                .songPosition(37).pulses(5).resume().pulses(30).stop();
        play(rig, script);
        List<Long> takeSteps = rig.told.stream().map(step -> step.takeStep).toList();
        assertEquals(List.of(16L, 32L, 40L, 53L), List.of(takeSteps.get(16), takeSteps.get(17), takeSteps.get(25),
                takeSteps.get(26)), takeSteps.toString());
        rig.told.forEach(step -> assertEquals(step.step % 16, step.takeStep % 16));
        assertEquals(rig.noteOns().size(), rig.take.groove().hits());
    }

    @Test
    void aLongFreezeSkipsStepsAndComesBackInTime() {
        Rig rig = following(ScriptedDrummer.counting());
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).stop();
        rig.all(script);
        rig.run(3_000 * MS);
        rig.freeze(1_000 * MS);
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
        for (RecordingOutput.Sent note : rig.noteOns()) {
            assertTrue(Math.abs(nearest(script, note.atNs())) < 63 * MS, "no burst of stale notes");
            if (note.atNs() > 4_500 * MS) {
                assertTrue(Math.abs(nearest(script, note.atNs())) < MS, "in time again at " + note.atNs());
            }
        }
        assertTrue(rig.noteOns().size() >= 128 - 10);
    }

    private static long nearest(PulseScript script, long ns) {
        long best = Long.MAX_VALUE;
        for (PulseScript.Due due : script.due()) {
            best = Math.abs(ns - due.ns()) < Math.abs(best) ? ns - due.ns() : best;
        }
        return best;
    }

    private static Rig following(ScriptedDrummer.Rule rule) {
        return Rig.following(rule, Rig.onTheGrid(), Turns.together(), 0);
    }

    private static void play(Rig rig, PulseScript script) {
        rig.all(script);
        rig.run(script.nowNs() + 2_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
    }
}
