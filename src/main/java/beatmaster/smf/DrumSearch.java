package beatmaster.smf;

import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the drums of a song, wherever its maker put them. In this order: on channel 10, where General MIDI has them; in tracks whose
 * name says so ("Drum Kit", "Kick", "Perc"); in the one part that plays as only drums do ({@link #soundsLikeDrums}).
 *
 * <p>Immutable, any thread; not real-time safe.
 */
public final class DrumSearch {

    /** The channel that General MIDI gives to drums, 0..15; players call it 10. */
    public static final int GM_CHANNEL = 9;

    private static final Kit ROSTER = DrumRoster.onChannel(GM_CHANNEL);
    private static final Pattern NAME = Pattern.compile(
            "\\b(drums?|drum ?(kit|set)s?|kit|perc(ussion)?|beats?|kicks?|bass ?drums?|snares?|hi-?hats?|hats?|cymbals?|toms?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Melodies wander over the keyboard, drums keep to the roster's notes. */
    private static final double KNOWN_SHARE_BY_NAME = 0.5;
    private static final double KNOWN_SHARE_BY_NOTES = 0.9;
    /** Kick and snare, the beat; hats and cymbals, what goes on above it. */
    private static final double BEAT_SHARE = 0.2;
    private static final double ABOVE_SHARE = 0.15;
    /** A bass plays one note at a time. */
    private static final double TOGETHER_SHARE = 0.1;
    /** Two hands meet within a quarter note's part of so many: a 64th, 31 ms at 120 bpm. */
    private static final int TOGETHER = 16;
    private static final int LEAST_NOTES = 16;

    /**
     * Drums that were found.
     *
     * @param song the song with its drums alone, on {@link #GM_CHANNEL}
     * @param where "channel 4" or "channel 1, track Drum Kit"; empty if they are on General MIDI's channel
     */
    public record Found(MidiSong song, String where) {
    }

    private DrumSearch() {
    }

    /** The song's drums; empty if there is nothing that could be drums. */
    public static Optional<Found> in(MidiSong song) {
        List<Note> usual = song.notes().stream().filter(note -> note.channel() == GM_CHANNEL).toList();
        if (usual.stream().anyMatch(note -> ROSTER.voiceOf(GM_CHANNEL, note.note()) != Kit.NO_VOICE)) {
            return Optional.of(new Found(song.with(usual), ""));
        }
        List<Part> named = song.parts().stream()
                .filter(part -> NAME.matcher(part.track()).find() && knownShare(part) >= KNOWN_SHARE_BY_NAME).toList();
        if (!named.isEmpty()) {
            return Optional.of(found(song, named));
        }
        return song.parts().stream().filter(part -> soundsLikeDrums(part, song.ticksPerQuarter() / TOGETHER))
                .max(Comparator.comparingInt(part -> part.notes().size())).map(part -> found(song, List.of(part)));
    }

    private static Found found(MidiSong song, List<Part> parts) {
        List<Note> notes = parts.stream().flatMap(part -> part.notes().stream())
                .map(note -> new Note(note.tick(), GM_CHANNEL, note.note(), note.velocity(), note.lengthTicks()))
                .sorted(Comparator.comparingLong(Note::tick).thenComparingInt(Note::note)).toList();
        Part first = parts.get(0);
        return new Found(song.with(notes), "channel " + (first.channel() + 1)
                + (first.track().isBlank() ? "" : ", track " + first.track().strip())
                + (parts.size() > 1 ? " and " + (parts.size() - 1) + " more" : ""));
    }

    private static double knownShare(Part part) {
        return share(part, note -> voice(note) != Kit.NO_VOICE);
    }

    /**
     * Nearly all notes are drums' notes, a good part of them kick and snare, another hats and cymbals, and now and then two
     * begin at once.
     */
    private static boolean soundsLikeDrums(Part part, int togetherTicks) {
        return part.notes().size() >= LEAST_NOTES && knownShare(part) >= KNOWN_SHARE_BY_NOTES
                && share(part, note -> is(note, Voice.KICK)) > 0 && share(part, note -> is(note, Voice.SNARE)) > 0
                && share(part, note -> is(note, Voice.KICK) || is(note, Voice.SNARE)) >= BEAT_SHARE
                && share(part, DrumSearch::isAbove) >= ABOVE_SHARE && togetherShare(part, togetherTicks) >= TOGETHER_SHARE;
    }

    private static double togetherShare(Part part, int togetherTicks) {
        List<Note> notes = part.notes();
        int together = 0;
        for (int i = 1; i < notes.size(); i++) {
            together += notes.get(i).tick() - notes.get(i - 1).tick() <= togetherTicks ? 1 : 0;
        }
        return together / (double) notes.size();
    }

    private static double share(Part part, java.util.function.Predicate<Note> kind) {
        return part.notes().stream().filter(kind).count() / (double) part.notes().size();
    }

    private static boolean isAbove(Note note) {
        return is(note, Voice.CLOSED_HIHAT) || is(note, Voice.OPEN_HIHAT) || is(note, Voice.RIDE) || is(note, Voice.CRASH);
    }

    private static boolean is(Note note, Voice voice) {
        return voice(note) == voice.ordinal();
    }

    private static int voice(Note note) {
        return ROSTER.voiceOf(GM_CHANNEL, note.note());
    }
}
