package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import beatmaster.schedule.RecordingOutput.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clicks before and beside the drums. */
class MetronomeTest {

    private static final long MS = Rig.MS;

    @Test
    void twoBarsAreCountedInWithAnAccentOnTheOne() {
        Rig rig = Rig.alone(2, stage -> stage.clicked(new Stage.Clicks(2, false)));
        rig.run(60_000 * MS);
        long startNs = drums(rig).get(0).atNs();
        List<Sent> clicks = clicks(rig);
        assertEquals(8, clicks.size());
        for (int i = 0; i < 8; i++) {
            assertEquals(startNs - (8 - i) * 500 * MS, clicks.get(i).atNs(), 2, "click " + i);
            assertEquals(i % 4 == 0 ? Metronome.ACCENT : Metronome.PLAIN, Midi.data2(clicks.get(i).message()));
        }
        assertEquals(32, drums(rig).size());
        assertEquals(32, rig.take.groove().hits(), "clicks are no part of the take");
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void whoFollowsOurClockStartsAfterTheCountIn() {
        RecordingOutput[] clockOut = new RecordingOutput[1];
        Rig rig = Rig.alone(1, stage -> {
            clockOut[0] = new RecordingOutput(stage.time()::nanoTime);
            return stage.clicked(new Stage.Clicks(1, false)).sendingClock(clockOut[0]);
        });
        rig.run(60_000 * MS);
        List<Integer> messages = clockOut[0].sent.stream().map(Sent::message).toList();
        assertEquals(96 + 4, messages.indexOf(Midi.START), "a bar of pulses and the head start first");
    }

    @Test
    void aMetronomeClicksEveryBeatBesideTheDrums() {
        Rig rig = Rig.alone(4, stage -> stage.clicked(new Stage.Clicks(0, true)));
        rig.run(60_000 * MS);
        List<Sent> clicks = clicks(rig);
        assertEquals(16, clicks.size());
        for (int i = 0; i < 16; i++) {
            assertEquals(drums(rig).get(4 * i).atNs(), clicks.get(i).atNs());
        }
        assertEquals(64, drums(rig).size());
    }

    @Test
    void whatIsPlayedToTheCountInIsNotTakenForASolo() {
        Rig rig = Rig.alone(2, stage -> stage.clicked(new Stage.Clicks(2, false)));
        for (int ms = 500; ms < 3_500; ms += 125) {
            rig.at(ms * MS, Midi.noteOn(9, 38, 100));
        }
        rig.run(60_000 * MS);
        assertEquals(8, clicks(rig).size());
        assertEquals(32, rig.take.groove().hits());
    }

    @Test
    void aCountInIsShiftedWithAllTheRest() {
        Rig rig = Rig.alone(2, stage -> stage.clicked(new Stage.Clicks(1, false)).timed(new Stage.Timing(-50 * MS, 0)));
        rig.run(60_000 * MS);
        List<Sent> all = rig.noteOns();
        for (int i = 1; i <= 4; i++) {
            assertEquals(500 * MS, all.get(i).atNs() - all.get(i - 1).atNs(), 2, "beat " + i);
        }
    }

    @Test
    void transportFromOutsideMeansNothingToACountIn() {
        Rig rig = Rig.alone(2, stage -> stage.clicked(new Stage.Clicks(2, false)));
        rig.at(1_300 * MS, Midi.STOP);
        rig.run(60_000 * MS);
        assertEquals(8, clicks(rig).size());
        assertEquals(32, drums(rig).size());
    }

    private static List<Sent> clicks(Rig rig) {
        return rig.noteOns().stream().filter(note -> Midi.data1(note.message()) == Metronome.SIDE_STICK).toList();
    }

    private static List<Sent> drums(Rig rig) {
        return rig.noteOns().stream().filter(note -> Midi.data1(note.message()) != Metronome.SIDE_STICK).toList();
    }
}
