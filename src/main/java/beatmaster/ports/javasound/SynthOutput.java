package beatmaster.ports.javasound;

import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Synthesizer;

/** The output {@code synth}: the JDK's own General MIDI synthesizer (Gervill) on the default audio line. */
public final class SynthOutput {

    /** What {@code --out} calls it. */
    public static final String NAME = "synth";

    /** Opening it reads preferences, and these tell the terminal that they made a folder. Held, or it is lost. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private SynthOutput() {
    }

    /**
     * Opens it.
     *
     * @throws PortFailure if this machine has no audio line
     */
    public static MidiOutput open() {
        PREFERENCES.setLevel(Level.OFF);
        try {
            Synthesizer synth = MidiSystem.getSynthesizer();
            synth.open();
            return new JavaSoundOutput(NAME, synth, synth.getReceiver());
        } catch (MidiUnavailableException | RuntimeException e) {
            throw new PortFailure("The built-in synthesizer finds no audio line (" + e.getMessage()
                    + "); play to a MIDI port (list them: ./run.sh ports) or to nothing (--out none)", e);
        }
    }
}
