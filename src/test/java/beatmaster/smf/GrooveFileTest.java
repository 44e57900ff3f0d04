package beatmaster.smf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.grid.Kit.Pad;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.TempoChange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A groove on its way into a file and back. */
class GrooveFileTest {

    private static final Kit KIT = DrumRoster.onChannel(9);

    @Property(tries = 200, seed = "11")
    void aGrooveComesBackFromItsFileAsItWas(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int bars)
            throws IOException {
        Groove groove = groove(seed, bars);
        byte[] bytes = MidiFileWriter.toBytes(new GrooveScore(groove, KIT, 111).toSong());
        Groove back = new GrooveQuantizer(KIT).quantize(MidiFileReader.read(bytes, "x.mid"), "x.mid").groove();
        assertEquals(text(groove), text(back));
    }

    @Property(tries = 100, seed = "12")
    void everyNoteIsLetGoBeforeItsKeyIsStruckAgain(
            @ForAll long seed, @ForAll @DoubleRange(min = 50, max = 75) double swing) throws Exception {
        Groove groove = groove(seed, 4);
        byte[] bytes = MidiFileWriter.toBytes(new GrooveScore(groove, oneNoteForAll(), 90).swing(swing).toSong());
        Track track = MidiSystem.getSequence(new ByteArrayInputStream(bytes)).getTracks()[0];
        boolean sounding = false;
        for (int i = 0; i < track.size(); i++) {
            MidiEvent event = track.get(i);
            if (event.getMessage() instanceof ShortMessage message) {
                boolean on = message.getCommand() == ShortMessage.NOTE_ON;
                assertEquals(!sounding, on, "at tick " + event.getTick());
                sounding = on;
            }
        }
        assertFalse(sounding);
        assertEquals(4 * 1920, track.ticks(), "the track ends on the bar line");
    }

    @Test
    void theSameGrooveGivesTheSameBytes() {
        GrooveScore score = new GrooveScore(groove(5, 3), KIT, 97.3).swing(58).tempo(16, 101).title("twice");
        assertArrayEquals(MidiFileWriter.toBytes(score.toSong()), MidiFileWriter.toBytes(score.toSong()));
    }

    @Test
    void swingOffsetsVelocityTempoAndTitleAreWritten() throws IOException {
        Groove groove = new Groove();
        Step step = new Step();
        step.hit(Voice.KICK.ordinal(), 1, -0.25f); // earlier than the song: clipped to its start
        groove.add(step);
        step.clear();
        step.hit(Voice.SNARE.ordinal(), 0.001f, 0.25f);
        groove.add(step);
        MidiSong song = new GrooveScore(groove, KIT, 100).swing(75).tempo(4, 125).title("Groß").toSong();
        MidiSong back = MidiFileReader.read(MidiFileWriter.toBytes(song), "x.mid");
        assertEquals("Groß", back.title());
        assertEquals(List.of(new TempoChange(0, 100), new TempoChange(480, 125)), back.tempos());
        assertEquals(List.of(new Note(0, 9, 36, 127, 60), new Note(120 + 60 + 30, 9, 38, 1, 60)), back.notes());
        assertEquals(1920, back.lengthTicks());
    }

    @Test
    void aVoiceThatTheKitLacksIsSilent() {
        Kit kickOnly = new Kit(Map.of(Voice.KICK, new Pad(2, 40)), Map.of());
        MidiSong song = new GrooveScore(groove(3, 4), kickOnly, 100).toSong();
        assertTrue(song.notes().stream().allMatch(n -> n.channel() == 2 && n.note() == 40));
        assertFalse(song.notes().isEmpty());
    }

    @Test
    void aWriteThatFailsLeavesNothingAndSaysWhy(@TempDir Path folder) throws IOException {
        MidiSong song = new GrooveScore(groove(1, 1), KIT, 100).toSong();
        Path taken = Files.createDirectory(folder.resolve("taken.mid"));
        IOException e = assertThrows(IOException.class, () -> MidiFileWriter.write(song, taken));
        assertTrue(e.getMessage().contains("taken.mid: it exists and is no ordinary file"), e.getMessage());
        Path file = folder.resolve("good.mid");
        MidiFileWriter.write(song, file);
        MidiFileWriter.write(song, file);
        assertEquals(song.notes().size(), MidiFileReader.read(file).notes().size());
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    private static Kit oneNoteForAll() {
        Map<Voice, Pad> out = new EnumMap<>(Voice.class);
        for (Voice voice : Voice.values()) {
            out.put(voice, new Pad(9, 60));
        }
        return new Kit(out, Map.of());
    }

    /** Offsets on 480 ticks a quarter; none before the song begins. */
    private static Groove groove(long seed, int bars) {
        Random random = new Random(seed);
        Groove groove = new Groove();
        Step step = new Step();
        for (int i = 0; i < bars * 16; i++) {
            step.clear();
            for (int v = 0; v < Voice.COUNT; v++) {
                if (random.nextInt(3) == 0) {
                    int early = i == 0 ? 0 : -60;
                    step.hit(v, (1 + random.nextInt(127)) / 127f, (early + random.nextInt(60 - early)) / 120f);
                }
            }
            groove.add(step);
        }
        // A song without a single drum has no bars.
        if (groove.hits() == 0) {
            return groove(seed + 1, bars);
        }
        return groove;
    }

    private static String text(Groove groove) {
        StringBuilder text = new StringBuilder().append(groove.length());
        for (int i = 0; i < groove.length(); i++) {
            text.append(' ').append(i).append(':').append(groove.mask(i));
            for (int v = 0; v < Voice.COUNT; v++) {
                text.append(',').append(groove.velocity(i, v)).append('@').append(groove.offset(i, v));
            }
        }
        return text.toString();
    }
}
