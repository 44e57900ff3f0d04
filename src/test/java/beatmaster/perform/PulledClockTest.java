package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import beatmaster.clock.BeatClock;
import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock's cable is pulled while the master plays on, and comes back: the groove goes on where the bar stands. */
class PulledClockTest {

    private static final long MS = Rig.MS;
    private static final double PULSE_NS = 500 * MS / 24.0;

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 40, 90})
    void withinABarNoStepIsLostAndTheOldLineCountsNoMore(int missed) {
        BeatClock clock = new ClockFollower(120, ClockLoss.FREEWHEEL);
        Rig rig = Rig.following(clock, stage -> stage);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).drop(missed);
        long backNs = script.nowNs();
        long pulledNs = backNs - Math.round((missed + 0.5) * PULSE_NS);
        script.bars(2).stop();
        rig.all(script);
        rig.run(pulledNs);
        rig.pull(0);
        assertFalse(clock.locked(), "the line ends with the cable");
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 50_000);
        GrooveChecker.noDecisionLostInAStretch(rig.noteOns(), script.due());
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, -3, 4, 9})
    void aPhaseThatIsAnotherIsTakenAtOnceAndNotAveraged(long shiftMs) {
        Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), stage -> stage);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).drop(20).pause(shiftMs * MS);
        long backNs = script.nowNs();
        script.bars(2).stop();
        rig.all(script);
        rig.run(backNs - Math.round(19.5 * PULSE_NS) - shiftMs * MS);
        rig.pull(0);
        rig.run(script.nowNs() + 1_000 * MS);
        long[] due = script.due().stream().mapToLong(PulseScript.Due::ns).filter(ns -> ns > backNs).toArray();
        long[] later = rig.noteOns().stream().mapToLong(note -> note.atNs()).filter(ns -> ns > backNs).toArray();
        assertEquals(due.length, later.length);
        for (int i = 0; i < due.length; i++) {
            assertEquals(due[i], later[i], 300_000, "note " + i + " after the cable is back");
        }
    }
}
