package beatmaster.smf;

import java.io.IOException;

/** A MIDI file that cannot be used. The message is one line that names the file and what is wrong with it. */
public class MidiFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public MidiFileException(String message) {
        super(message);
    }

    public MidiFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
