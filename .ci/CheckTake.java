import java.io.File;
import java.util.HashMap;
import java.util.Map;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Reads a recorded take with the JDK's own reader: it has notes in every bar, each with its note-off, and no more bars. */
public class CheckTake {

    public static void main(String[] args) throws Exception {
        int bars = Integer.parseInt(args[1]);
        Sequence sequence = MidiSystem.getSequence(new File(args[0]));
        if (sequence.getDivisionType() != Sequence.PPQ) {
            throw new IllegalStateException("not in ticks a quarter: " + sequence.getDivisionType());
        }
        long ticksPerBar = 4L * sequence.getResolution();
        int[] notesInBar = new int[bars];
        int notes = 0;
        for (Track track : sequence.getTracks()) {
            notes += check(track, ticksPerBar, notesInBar);
        }
        for (int bar = 0; bar < bars; bar++) {
            if (notesInBar[bar] == 0) {
                throw new IllegalStateException("bar " + (bar + 1) + " is empty");
            }
        }
        System.out.println(notes + " notes in " + bars + " bars, each with its note-off");
    }

    private static int check(Track track, long ticksPerBar, int[] notesInBar) {
        Map<Integer, Integer> sounding = new HashMap<>();
        int notes = 0;
        for (int i = 0; i < track.size(); i++) {
            MidiEvent event = track.get(i);
            if (!(event.getMessage() instanceof ShortMessage message)) {
                continue;
            }
            int key = message.getChannel() << 7 | message.getData1();
            if (message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0) {
                long bar = event.getTick() / ticksPerBar;
                if (bar >= notesInBar.length) {
                    throw new IllegalStateException("a note after the last bar, at tick " + event.getTick());
                }
                notesInBar[(int) bar]++;
                sounding.merge(key, 1, Integer::sum);
                notes++;
            } else if (message.getCommand() == ShortMessage.NOTE_OFF || message.getCommand() == ShortMessage.NOTE_ON) {
                sounding.merge(key, -1, Integer::sum);
            }
        }
        sounding.forEach((key, count) -> {
            if (count != 0) {
                throw new IllegalStateException("note " + (key & 127) + " has " + count + " note-ons without a note-off");
            }
        });
        return notes;
    }
}
