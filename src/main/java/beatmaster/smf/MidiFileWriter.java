package beatmaster.smf;

import beatmaster.midi.Midi;
import beatmaster.smf.MidiSong.Note;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * Writes a song as a standard MIDI file of format 0. The same song gives the same bytes. Every note is let go, and before
 * its key is struck again. Any thread; not real-time safe.
 */
public final class MidiFileWriter {

    private static final int RELEASE_VELOCITY = 64; // what the MIDI specification asks of a device that senses none

    /** A note-on or note-off on its way into the track. */
    private record Event(long tick, boolean on, Note note) {
    }

    private MidiFileWriter() {
    }

    /** Replaces {@code file} by the song, whole or not at all. @throws IOException in one line, naming the file */
    public static void write(MidiSong song, Path file) throws IOException {
        byte[] bytes = toBytes(song);
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** The file's bytes. */
    public static byte[] toBytes(MidiSong song) {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, song.ticksPerQuarter());
            fill(sequence.createTrack(), song);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MidiSystem.write(sequence, 0, bytes);
            return bytes.toByteArray();
        } catch (InvalidMidiDataException | IOException e) {
            throw new IllegalStateException("a valid song makes a valid file", e);
        }
    }

    private static void fill(Track track, MidiSong song) throws InvalidMidiDataException {
        if (!song.title().isEmpty()) {
            meta(track, 0, SequenceReading.TRACK_NAME, song.title().getBytes(StandardCharsets.UTF_8));
        }
        for (MidiSong.MetreChange metre : song.metres()) {
            int power = Integer.numberOfTrailingZeros(metre.unit());
            // 24 pulses a metronome click and 8 thirty-seconds a quarter are what the format calls usual.
            meta(track, metre.tick(), SequenceReading.TIME_SIGNATURE,
                    new byte[] {(byte) metre.beats(), (byte) power, 24, 8});
        }
        for (MidiSong.TempoChange tempo : song.tempos()) {
            int micros = tempo.microsPerQuarter();
            meta(track, tempo.tick(), SequenceReading.TEMPO,
                    new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
        }
        for (Event event : events(song.notes())) {
            track.add(new MidiEvent(message(event), event.tick()));
        }
        meta(track, Math.max(song.lengthTicks(), track.ticks()), SequenceReading.END_OF_TRACK, new byte[0]);
    }

    /** Sorted by tick, note-offs first, so that a key is free when it is struck again. */
    private static List<Event> events(List<Note> notes) {
        Note[] sounding = new Note[Midi.CHANNELS * Midi.NOTES];
        List<Event> events = new ArrayList<>();
        List<Note> sorted = new ArrayList<>(notes);
        // Of two strikes of one key at one tick the louder comes first, and the other is left out.
        sorted.sort(Comparator.comparingLong(Note::tick).thenComparing(Comparator.comparingInt(Note::velocity).reversed()));
        for (Note note : sorted) {
            int key = note.channel() * Midi.NOTES + note.note();
            Note before = sounding[key];
            if (before != null && before.tick() == note.tick()) {
                continue;
            }
            if (before != null) {
                events.add(new Event(Math.min(end(before), note.tick()), false, before));
            }
            events.add(new Event(note.tick(), true, note));
            sounding[key] = note;
        }
        for (Note note : sounding) {
            if (note != null) {
                events.add(new Event(end(note), false, note));
            }
        }
        events.sort(Comparator.comparingLong(Event::tick).thenComparing(Event::on)
                .thenComparingInt(e -> e.note().channel()).thenComparingInt(e -> e.note().note()));
        return events;
    }

    private static long end(Note note) {
        return note.tick() + Math.max(1, note.lengthTicks());
    }

    private static MidiMessage message(Event event) throws InvalidMidiDataException {
        Note note = event.note();
        return event.on()
                ? new ShortMessage(ShortMessage.NOTE_ON, note.channel(), note.note(), note.velocity())
                : new ShortMessage(ShortMessage.NOTE_OFF, note.channel(), note.note(), RELEASE_VELOCITY);
    }

    private static void meta(Track track, long tick, int type, byte[] data) throws InvalidMidiDataException {
        track.add(new MidiEvent(new MetaMessage(type, data, data.length), tick));
    }
}
