package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of the transport and bad input as the drums themselves show them: what sounds, when, and what the figures say. */
class TransportInTheLoopTest {

    private static final long MS = Rig.MS;

    private final Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);

    @Test
    void lockIsShownWithinTwelvePulses() {
        PulseScript script = new PulseScript(1, 100 * MS).jitter(MS).pulses(12);
        rig.all(script);
        rig.run(110 * MS);
        assertFalse(rig.stats.locked());
        rig.run(script.nowNs());
        assertTrue(rig.stats.locked());
        assertEquals(120, rig.stats.tempoBpm(), 2);
    }

    @Test
    void anHourOfClockPlaysEveryStepOfTheHour() {
        PulseScript script = new PulseScript(1, 100 * MS).jitter(MS).pulses(24).start().bars(30 * 60).stop();
        play(script);
        assertEquals(30 * 60 * 16, rig.noteOns().size());
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 3 * MS);
        assertEquals(0, rig.stats.droppedPulses() + rig.stats.doubledPulses() + rig.stats.lateSteps());
    }

    @Test
    void twentyMinutesOfClockBeforeStartLeaveBeatOneWhereItIs() {
        PulseScript script = new PulseScript(1, 100 * MS).jitter(MS).pulses(20 * 60 * 48).start().bars(1).stop();
        play(script);
        assertEquals(1, Midi.data2(rig.noteOns().get(0).message()), "the opening");
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 3 * MS);
    }

    @Test
    void aSongPositionBeyondAnyBarPlaysOnFromThere() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(30).stop().songPosition(16_383).pulses(12)
                .resume().bars(1).stop();
        play(script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void aSongPositionWhilePlayingMovesNothing() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop();
        rig.at(1_000 * MS, Midi.pack(Midi.SONG_POSITION, 15, 0));
        play(script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void pulsesThatAreDroppedOrDoubledMoveNoLaterStep() {
        for (int dropped : new int[] {1, 2, 3, 24}) {
            Rig other = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
            PulseScript script = new PulseScript(1, 100 * MS).pulses(48).start().pulses(50).drop(dropped).pulses(24).doubled()
                    .bars(2).stop();
            other.all(script);
            other.run(script.nowNs() + 1_000 * MS);
            List<PulseScript.Due> last = script.due().subList(script.due().size() - 32, script.due().size());
            long fromNs = last.get(0).ns() - 20 * MS;
            List<RecordingOutput.Sent> notes = other.noteOns().stream().filter(note -> note.atNs() > fromNs).toList();
            GrooveChecker.noStepSkippedOrDoubled(notes, last, MS);
            assertEquals(dropped, other.stats.droppedPulses());
            assertEquals(1, other.stats.doubledPulses());
        }
    }

    @Test
    void aStallOfPulsesMovesNoStep() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(48).start().bars(1).stall(8).bars(1).stop();
        play(script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void aStormOfStartsEndsWithTheLastOneInTime() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(48).startStorm(500).bars(2).stop();
        play(script);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), MS);
    }

    @Test
    void aThousandPulsesASecondNeitherFloodThePortNorOutliveThemselves() {
        rig.at(100 * MS, Midi.START);
        for (int i = 0; i < 3_000; i++) {
            rig.at((101 + i) * MS, Midi.CLOCK);
        }
        rig.at(3_200 * MS, Midi.STOP);
        comesBack(new PulseScript(1, 4_000 * MS), 3_200 * MS);
        assertTrue(rig.stats.steps() + rig.stats.skippedSteps() >= 3_000 / 6, "every step is counted");
    }

    @Test
    void onePulseAMinutePlaysABarAtMostEachTime() {
        rig.at(100 * MS, Midi.START);
        for (int i = 0; i < 3; i++) {
            rig.at(101 * MS + i * 60_000 * MS, Midi.CLOCK);
        }
        rig.at(180_000 * MS, Midi.STOP);
        comesBack(new PulseScript(1, 181_000 * MS), 180_000 * MS);
        assertTrue(rig.stats.clockLosses() >= 2);
    }

    @Test
    void stampsThatGoBackLoseNoPulseAndLeaveTheMusicInTime() {
        PulseScript script = new PulseScript(1, 100 * MS).pulses(48).start().bars(4).stop();
        int pulse = 0;
        for (PulseScript.Sent sent : script.sent()) {
            boolean wild = sent.message() == Midi.CLOCK && pulse++ % 24 == 23 && pulse < 2 * 96;
            rig.act(sent.ns(), () -> rig.sources.get(0).ring.offer(sent.message(), wild ? sent.ns() - 25 * MS : sent.ns()));
        }
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        List<PulseScript.Due> last = script.due().subList(32, 64);
        List<RecordingOutput.Sent> notes = rig.noteOns().stream().filter(n -> n.atNs() > last.get(0).ns() - 20 * MS).toList();
        GrooveChecker.noStepSkippedOrDoubled(notes, last, MS);
        assertEquals(0, rig.stats.droppedPulses() + rig.stats.doubledPulses());
    }

    /** After whatever it was, a decent master is followed as ever. */
    private void comesBack(PulseScript script, long stoppedNs) {
        script.pulses(48).start().bars(2).stop();
        rig.all(script);
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        List<RecordingOutput.Sent> later = rig.noteOns().stream().filter(note -> note.atNs() > stoppedNs + 10 * MS).toList();
        GrooveChecker.noStepSkippedOrDoubled(later, script.due(), MS);
    }

    private void play(PulseScript script) {
        rig.all(script);
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
    }
}
