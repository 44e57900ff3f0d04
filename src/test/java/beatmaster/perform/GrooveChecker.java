package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The laws of what comes out of the live loop, whatever went in. */
final class GrooveChecker {

    private static final long SILENT_WITHIN_NS = 10_000_000;

    private GrooveChecker() {
    }

    /** Every note-on is closed, no key is opened twice, and velocities are 1..127. */
    static void everyNoteOnIsClosed(List<RecordingOutput.Sent> sent) {
        assertEquals(Map.of(), openAfter(sent, Long.MAX_VALUE), "hung notes");
    }

    /** Within 10 ms of Stop nothing sounds, and nothing begins until playing does. */
    static void silentWhenStopped(List<RecordingOutput.Sent> sent, List<PulseScript.Silence> silences) {
        for (PulseScript.Silence silence : silences) {
            long from = silence.fromNs() + SILENT_WITHIN_NS;
            for (RecordingOutput.Sent each : sent) {
                boolean inside = each.atNs() > from && each.atNs() < silence.toNs();
                assertTrue(!inside || !Midi.isNoteOn(each.message()), "a note at " + each.atNs() + " in " + silence);
            }
            assertEquals(Map.of(), openAfter(sent, from), "sounding 10 ms after " + silence);
        }
    }

    /**
     * Every step that is due sounds once, in order, near its time. For a drummer that plays one note in every step.
     *
     * @param exact how far a note may stand from the first due steps of a stretch, and from all others
     */
    static void noStepSkippedOrDoubled(List<RecordingOutput.Sent> noteOns, List<PulseScript.Due> due, long toleranceNs) {
        for (int i = 0; i < Math.min(noteOns.size(), due.size()); i++) {
            long error = noteOns.get(i).atNs() - due.get(i).ns();
            assertTrue(Math.abs(error) <= toleranceNs,
                    "note " + i + " for " + due.get(i) + " is off by " + error + " ns");
        }
        assertEquals(due.size(), noteOns.size(), "notes for due steps");
    }

    /** In a stretch of playing the velocities of a counting drummer rise by one from note to note. */
    static void noDecisionLostInAStretch(List<RecordingOutput.Sent> noteOns, List<PulseScript.Due> due) {
        for (int i = 1; i < noteOns.size(); i++) {
            if (due.get(i).stretch() == due.get(i - 1).stretch()) {
                int before = Midi.data2(noteOns.get(i - 1).message());
                assertEquals(before % 127 + 1, Midi.data2(noteOns.get(i).message()), "velocity at " + due.get(i));
            }
        }
    }

    private static Map<Integer, Long> openAfter(List<RecordingOutput.Sent> sent, long untilNs) {
        Map<Integer, Long> open = new TreeMap<>();
        for (RecordingOutput.Sent each : sent) {
            if (each.atNs() > untilNs) {
                break;
            }
            if (Midi.command(each.message()) > Midi.NOTE_ON) {
                continue;
            }
            boolean velocityZero = Midi.command(each.message()) == Midi.NOTE_ON && Midi.data2(each.message()) == 0;
            assertTrue(!velocityZero, "a note-on of velocity 0 at " + each.atNs());
            int key = Midi.channel(each.message()) * Midi.NOTES + Midi.data1(each.message());
            if (Midi.isNoteOn(each.message())) {
                assertTrue(open.put(key, each.atNs()) == null, "key " + key + " opened twice at " + each.atNs());
            } else {
                open.remove(key);
            }
        }
        return open;
    }
}
