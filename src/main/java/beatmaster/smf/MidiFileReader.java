package beatmaster.smf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;

/**
 * Reads standard MIDI files (formats 0 and 1), also broken and hostile ones: whatever is wrong ends in one
 * {@link MidiFileException}, and no more memory is taken than the file's real size warrants. Any thread; not real-time safe.
 */
public final class MidiFileReader {

    /** The largest file that is read. An hour of dense drumming has 1 MB; an event takes some fifty times its bytes. */
    public static final int MAX_BYTES = 8 << 20;

    private static final int HEADER_CHUNK = 0x4D546864; // MThd
    private static final int TRACK_CHUNK = 0x4D54726B; // MTrk
    private static final int CHUNK_HEAD = 8;
    private static final int SHORTEST = CHUNK_HEAD + 6;

    private MidiFileReader() {
    }

    /** @throws MidiFileException in one line, if there is no such file or it cannot be understood */
    public static MidiSong read(Path file) throws MidiFileException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new MidiFileException(
                        Files.exists(file) ? file + " is not an ordinary file" : "There is no file " + file);
            }
            requireSize(Files.size(file), file.toString());
            return read(Files.readAllBytes(file), file.toString());
        } catch (MidiFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new MidiFileException("There is no file " + file, e);
        } catch (IOException e) {
            throw new MidiFileException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param name what to call the file in messages
     * @throws MidiFileException in one line, if the bytes cannot be understood
     */
    public static MidiSong read(byte[] bytes, String name) throws MidiFileException {
        requireSize(bytes.length, name);
        requireChunks(ByteBuffer.wrap(bytes), name);
        try {
            return SequenceReading.song(MidiSystem.getSequence(new ByteArrayInputStream(bytes)));
        } catch (InvalidMidiDataException | IOException | RuntimeException e) {
            // The JDK's reader answers garbage with whatever its code runs into first.
            throw new MidiFileException("MIDI file " + name + " is damaged: " + reason(e), e);
        }
    }

    private static void requireSize(long bytes, String name) throws MidiFileException {
        if (bytes > MAX_BYTES) {
            throw new MidiFileException("MIDI file " + name + " is too large: " + bytes + " bytes; at most " + MAX_BYTES);
        }
        if (bytes == 0) {
            throw new MidiFileException("MIDI file " + name + " is empty");
        }
    }

    /** The JDK's reader reserves what a track says it needs, so no chunk may say more than there is. */
    private static void requireChunks(ByteBuffer file, String name) throws MidiFileException {
        if (file.remaining() < SHORTEST || file.getInt(0) != HEADER_CHUNK) {
            throw new MidiFileException(name + " is not a standard MIDI file");
        }
        int format = file.getShort(CHUNK_HEAD);
        if (format != 0 && format != 1) {
            throw new MidiFileException("MIDI file " + name + " has format " + format + "; formats 0 and 1 are read");
        }
        int tracks = Short.toUnsignedInt(file.getShort(CHUNK_HEAD + 2));
        while (tracks > 0 && file.remaining() >= CHUNK_HEAD) {
            int kind = file.getInt();
            long size = Integer.toUnsignedLong(file.getInt());
            if (size > file.remaining()) {
                throw new MidiFileException("MIDI file " + name + " is cut short: " + size + " bytes are announced, "
                        + file.remaining() + " are there");
            }
            file.position(file.position() + (int) size);
            tracks -= kind == TRACK_CHUNK ? 1 : 0;
        }
        if (tracks > 0) {
            throw new MidiFileException("MIDI file " + name + " is cut short: " + tracks + " of its tracks are missing");
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "its events make no sense" : message.lines().findFirst().orElse("");
    }
}
