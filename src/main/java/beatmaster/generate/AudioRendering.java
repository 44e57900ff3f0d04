package beatmaster.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Plays a MIDI file through the JDK's own synthesizer into a WAV file; needs no sound card. Not real-time safe.
 */
public final class AudioRendering {

    /** The synthesizer reads preferences, and these tell the terminal that they made a folder. Held, or it is lost. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private AudioRendering() {
    }

    /**
     * @param midiFile a standard MIDI file
     * @param wavFile written beside and renamed, so that an older file stays whole until the new one is
     * @throws IOException if the one cannot be read as MIDI or the other cannot be written
     */
    public static void render(Path midiFile, Path wavFile) throws IOException {
        PREFERENCES.setLevel(Level.OFF);
        Path beside = wavFile.resolveSibling(wavFile.getFileName() + ".part");
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(midiFile.toFile())) {
            AudioSystem.write(audio, AudioFileFormat.Type.WAVE, beside.toFile());
            Files.move(beside, wavFile, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("the synthesizer cannot play this MIDI file: " + midiFile, e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
