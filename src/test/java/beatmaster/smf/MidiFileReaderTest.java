package beatmaster.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.TempoChange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileReaderTest {

    @TempDir
    Path folder;

    @Test
    void tempoMetreAndNotesOfSeveralTracksAreMerged() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        Track conductor = sequence.createTrack();
        meta(conductor, 0, 0x03, "Song".getBytes(StandardCharsets.UTF_8));
        meta(conductor, 0, 0x58, new byte[] {6, 3, 24, 8});
        meta(conductor, 288, 0x58, new byte[] {4, 2, 24, 8});
        meta(conductor, 192, 0x51, new byte[] {0x0A, 0x2C, 0x2A}); // 666666 µs a quarter
        Track drums = sequence.createTrack();
        on(drums, 300, 9, 36, 100);
        off(drums, 310, 9, 36);
        Track bass = sequence.createTrack();
        on(bass, 290, 0, 30, 64);
        on(bass, 400, 0, 30, 0); // a note-off by the specification

        MidiSong song = read(sequence, 1);

        assertEquals("Song", song.title());
        assertEquals(96, song.ticksPerQuarter());
        assertEquals(List.of(new MetreChange(0, 6, 8), new MetreChange(288, 4, 4)), song.metres());
        assertEquals(List.of(0L, 192L), song.tempos().stream().map(TempoChange::tick).toList());
        assertEquals(120, song.tempoBpm());
        assertEquals(90, song.tempos().get(1).bpm(), 1e-3);
        assertEquals(List.of(new Note(290, 0, 30, 64, 110), new Note(300, 9, 36, 100, 10)), song.notes());
        assertEquals(400, song.lengthTicks());
    }

    @Test
    void aFileInSmpteFramesIsLaidUnderATempoOf120() throws Exception {
        Sequence sequence = new Sequence(Sequence.SMPTE_25, 40);
        Track track = sequence.createTrack();
        on(track, 1000, 9, 38, 90); // one second in
        off(track, 1500, 9, 38);
        MidiSong song = read(sequence, 0);
        assertEquals(480, song.ticksPerQuarter());
        assertEquals(List.of(new Note(960, 9, 38, 90, 480)), song.notes());
    }

    @Test
    void strayNoteOffsHangingNotesAndSystemExclusiveDoNoHarm() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        off(track, 0, 9, 36);
        track.add(new MidiEvent(new SysexMessage(new byte[] {(byte) 0xF0, 1, 2, 3, (byte) 0xF7}, 5), 5));
        on(track, 10, 9, 36, 50);
        on(track, 20, 9, 36, 60);
        meta(track, 100, 0x2F, new byte[0]);
        assertEquals(List.of(new Note(10, 9, 36, 50, 10), new Note(20, 9, 36, 60, 80)), read(sequence, 0).notes());
    }

    @Test
    void notesOnEveryChannelAtOnceStayApart() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        for (int channel = 0; channel < 16; channel++) {
            on(track, 7, channel, 40, 1 + channel);
            off(track, 9, channel, 40);
        }
        List<Note> expected = IntStream.range(0, 16).mapToObj(c -> new Note(7, c, 40, 1 + c, 2)).toList();
        assertEquals(expected, read(sequence, 0).notes());
    }

    @Test
    void aFileThatIsNoMidiFileIsRefusedInOneLine() throws Exception {
        Path file = folder.resolve("some.mid");
        assertRefused(file, "There is no file");
        Files.write(file, new byte[0]);
        assertRefused(file, "is empty");
        Files.writeString(file, "RIFF and so on, not what was asked for");
        assertRefused(file, "is not a standard MIDI file");
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused(file, "is not an ordinary file");
    }

    @Test
    void aFormatOfIndependentPatternsIsRefused() throws Exception {
        byte[] bytes = song();
        bytes[9] = 2;
        assertRefused(bytes, "has format 2");
    }

    @Test
    void aFileCutAnywhereIsRefused() throws Exception {
        byte[] bytes = song();
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length), "x.mid");
        }
    }

    @Test
    void aTrackThatAnnouncesTwoGigabytesIsRefusedBeforeItIsReserved() throws Exception {
        byte[] bytes = song();
        ByteBuffer.wrap(bytes).putInt(18, Integer.MAX_VALUE);
        assertRefused(bytes, "is cut short: 2147483647 bytes are announced");
        ByteBuffer.wrap(bytes).putInt(18, -1);
        assertRefused(bytes, "is cut short: 4294967295 bytes are announced");
    }

    @Test
    void anEventThatAnnouncesMoreThanItsTrackIsRefused() {
        int[] track = {0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3};
        assertRefused(file(480, track), "damaged");
        int[] meta = {0, 0xFF, 0x01, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3};
        assertRefused(file(480, meta), "damaged");
    }

    @Test
    void aResolutionOfZeroAndAnAbsurdMetreAreRefused() {
        assertRefused(file(0, 0, 0x99, 36, 64, 0, 0xFF, 0x2F, 0), "damaged");
        assertRefused(file(480, 0, 0xFF, 0x58, 4, 4, 99, 24, 8, 0, 0xFF, 0x2F, 0), "a metre has");
    }

    @Test
    void aTempoOfZeroMicrosecondsIsPassedOver() throws MidiFileException {
        MidiSong song = MidiFileReader.read(file(480, 0, 0xFF, 0x51, 3, 0, 0, 0, 0, 0xFF, 0x2F, 0), "x.mid");
        assertEquals(120, song.tempoBpm());
    }

    @Test
    void anOverlargeFileIsRefusedUnread() {
        assertRefused(new byte[MidiFileReader.MAX_BYTES + 1], "is too large");
    }

    @Test
    void tenThousandDamagedFilesEndInASongOrInOneLine() throws Exception {
        byte[] good = song();
        Random random = new Random(20261123);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] bytes = good.clone();
                for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                try {
                    MidiFileReader.read(bytes, "x.mid");
                } catch (MidiFileException e) {
                    assertFalse(e.getMessage().contains("\n"), e.getMessage());
                }
            }
        });
    }

    private void assertRefused(Path file, String part) {
        MidiFileException e = assertThrows(MidiFileException.class, () -> MidiFileReader.read(file));
        assertTrue(e.getMessage().contains(part) && e.getMessage().contains("some.mid"), e.getMessage());
    }

    private static void assertRefused(byte[] bytes, String part) {
        MidiFileException e = assertThrows(MidiFileException.class, () -> MidiFileReader.read(bytes, "x.mid"));
        assertTrue(e.getMessage().contains(part) && e.getMessage().contains("x.mid"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    private static byte[] song() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        meta(track, 0, 0x58, new byte[] {4, 2, 24, 8});
        for (int i = 0; i < 40; i++) {
            on(track, i * 120L, 9, 36 + i % 8, 1 + i);
            off(track, i * 120L + 60, 9, 36 + i % 8);
        }
        return bytes(sequence, 0);
    }

    /** A file of format 0 with one track of these bytes. */
    private static byte[] file(int resolution, int... track) {
        ByteBuffer file = ByteBuffer.allocate(22 + track.length);
        file.putInt(0x4D546864).putInt(6).putShort((short) 0).putShort((short) 1).putShort((short) resolution);
        file.putInt(0x4D54726B).putInt(track.length);
        IntStream.of(track).forEach(b -> file.put((byte) b));
        return file.array();
    }

    private static MidiSong read(Sequence sequence, int format) throws Exception {
        return MidiFileReader.read(bytes(sequence, format), "x.mid");
    }

    private static byte[] bytes(Sequence sequence, int format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiSystem.write(sequence, format, out);
        return out.toByteArray();
    }

    private static void on(Track track, long tick, int channel, int note, int velocity) throws Exception {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, note, velocity), tick));
    }

    private static void off(Track track, long tick, int channel, int note) throws Exception {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, note, 0), tick));
    }

    private static void meta(Track track, long tick, int type, byte[] data) throws Exception {
        track.add(new MidiEvent(new MetaMessage(type, data, data.length), tick));
    }
}
