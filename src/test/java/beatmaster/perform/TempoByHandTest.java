package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taps and a controller set the tempo of a beat of our own, and nothing is skipped or doubled. */
class TempoByHandTest {

    private static final long MS = Rig.MS;
    private static final int TAP = 99;
    private static final int WHEEL = 21;

    private final Rig rig = Rig.alone(8, stage -> stage.steeredBy(new Stage.TempoControl(TAP, WHEEL)));

    @Test
    void threeTapsSetTheTempo() {
        taps(2_000, 400, 3);
        rig.run(60_000 * MS);
        assertEquals(150, rig.stats.tempoBpm(), 1e-6);
        everyStepSoundsOnceAtOneTempoAfter(2_900 * MS, 100 * MS);
        assertEquals(128, rig.take.groove().hits(), "taps are no music");
        assertEquals(0, rig.stats.playerNotes());
    }

    @Test
    void twoTapsChangeNothing() {
        taps(2_000, 400, 2);
        rig.run(60_000 * MS);
        assertEquals(120, rig.stats.tempoBpm(), 1e-6);
    }

    @Test
    void anUnevenHandIsAveragedOverFourIntervals() {
        long[] at = {2_000, 2_410, 2_800, 3_205, 3_600};
        for (long ms : at) {
            rig.at(ms * MS, Midi.noteOn(9, TAP, 100));
        }
        rig.run(60_000 * MS);
        assertEquals(150, rig.stats.tempoBpm(), 1e-6);
    }

    @Test
    void aPauseOrAnotherPaceBeginsAnew() {
        taps(1_000, 400, 3);
        taps(6_000, 600, 3);
        taps(7_250, 300, 3);
        rig.run(60_000 * MS);
        assertEquals(200, rig.stats.tempoBpm(), 1);
    }

    @Test
    void tapsOfNoTempoAreIgnored() {
        taps(2_000, 20, 50);
        rig.run(60_000 * MS);
        assertEquals(120, rig.stats.tempoBpm(), 1e-6);
    }

    @Test
    void aControllerSetsTheTempoFromSixtyUp() {
        rig.at(3_000 * MS, Midi.controlChange(0, WHEEL, 40));
        rig.at(3_000 * MS, Midi.controlChange(0, WHEEL + 1, 90));
        rig.run(60_000 * MS);
        assertEquals(100, rig.stats.tempoBpm(), 1e-6);
        everyStepSoundsOnceAtOneTempoAfter(3_300 * MS, 150 * MS);
    }

    private void taps(long fromMs, long everyMs, int number) {
        for (int i = 0; i < number; i++) {
            rig.at((fromMs + i * everyMs) * MS, Midi.noteOn(9, TAP, 100));
        }
    }

    private void everyStepSoundsOnceAtOneTempoAfter(long fromNs, long stepNs) {
        List<Sent> notes = rig.noteOns();
        assertEquals(128, notes.size());
        for (int i = 1; i < notes.size(); i++) {
            if (notes.get(i - 1).atNs() > fromNs) {
                assertEquals(stepNs, notes.get(i).atNs() - notes.get(i - 1).atNs(), 10, "step " + i);
            }
        }
        assertTrue(rig.stats.skippedSteps() == 0 && rig.stats.lateSteps() == 0);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }
}
