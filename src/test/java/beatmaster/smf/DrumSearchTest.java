package beatmaster.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.smf.DrumSearch.Found;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.Part;
import beatmaster.smf.MidiSong.TempoChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrumSearchTest {

    @Test
    void generalMidisChannelComesFirstWhateverATrackIsCalled() {
        Found found = DrumSearch.in(song(beat("Piano", 9), beat("Drums", 3))).orElseThrow();
        assertEquals("", found.where());
        assertEquals(beat("", 9).notes(), found.song().notes());
    }

    @Test
    void elseTracksWhoseNameSaysSoAreTakenTogether() {
        Part kick = part("Kick (in)", 0, 36);
        Part snare = part("Snare top", 0, 38);
        Part hats = part("Hi-Hat", 0, 42);
        Found found = DrumSearch.in(song(part("Bass", 0, 36), kick, snare, hats, part("Steel Drums", 2, 72))).orElseThrow();
        assertEquals("channel 1, track Kick (in) and 2 more", found.where());
        assertEquals(3 * 16, found.song().notes().size());
        assertTrue(found.song().notes().stream().allMatch(note -> note.channel() == DrumSearch.GM_CHANNEL));
    }

    @Test
    void elseThePartThatPlaysAsOnlyDrumsDoIsTaken() {
        Found found = DrumSearch.in(song(bass("Track 1", 0), chords("Track 2", 1), beat("Track 3", 4))).orElseThrow();
        assertEquals("channel 5, track Track 3", found.where());
        assertEquals(beat("", 4).notes().size(), found.song().notes().size());
    }

    @Test
    void aBassLineInTheDrumsRangeAndLowChordsAreNoDrums() {
        assertTrue(DrumSearch.in(song(bass("", 0), chords("", 1), part("", 2, 36), part("", 3, 38))).isEmpty());
    }

    @Test
    void percussionThatHasNoPlaceOnTheGridIsNoReasonToStopLooking() {
        assertEquals("channel 5", DrumSearch.in(song(part("", 9, 64), beat("", 4))).orElseThrow().where());
        assertTrue(DrumSearch.in(song(part("", 9, 64))).isEmpty());
    }

    private static Part beat(String track, int channel) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < 64; step += 2) {
            notes.add(note(step, channel, step % 8 == 4 ? 38 : 36));
            // No two hands meet on one tick.
            notes.add(new Note(step * 120L + 9, channel, 42, 70, 30));
        }
        return new Part(track, channel, notes);
    }

    private static Part bass(String track, int channel) {
        Random random = new Random(1);
        int[] scale = {36, 38, 40, 41, 43, 45, 46};
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < 64; step++) {
            notes.add(note(step, channel, scale[random.nextInt(scale.length)]));
        }
        return new Part(track, channel, notes);
    }

    private static Part chords(String track, int channel) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < 64; step += 4) {
            for (int key : new int[] {41, 45, 48, 52}) {
                notes.add(note(step, channel, key + step % 8));
            }
        }
        return new Part(track, channel, notes);
    }

    private static Part part(String track, int channel, int key) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < 16; step++) {
            notes.add(note(step, channel, key));
        }
        return new Part(track, channel, notes);
    }

    private static Note note(int step, int channel, int key) {
        return new Note(step * 120L, channel, key, 90, 60);
    }

    private static MidiSong song(Part... parts) {
        List<Note> notes = new ArrayList<>();
        List.of(parts).forEach(part -> notes.addAll(part.notes()));
        notes.sort(java.util.Comparator.comparingLong(Note::tick).thenComparingInt(Note::channel).thenComparingInt(Note::note));
        return new MidiSong("", 480, List.of(new TempoChange(0, 120)), List.of(new MetreChange(0, 4, 4)), notes, List.of(parts), 0);
    }
}
