package beatmaster.grid;

import beatmaster.midi.Midi;
import java.util.List;
import java.util.Map;

/**
 * Which MIDI note on which channel is which voice: one note per voice going out, any number of notes coming in.
 *
 * <p>Immutable. Real-time safe: look-ups are array reads.
 */
public final class Kit {

    /** What {@link #voiceOf} answers for a note that is no drum of this kit. */
    public static final int NO_VOICE = -1;

    private static final int NO_NOTE = -1;

    /** A channel (0..15) and a note (0..127). */
    public record Pad(int channel, int note) {
        public Pad {
            if (channel < 0 || channel >= Midi.CHANNELS || note < 0 || note >= Midi.NOTES) {
                throw new IllegalArgumentException(
                        "a pad has channel 0..15 and note 0..127: channel " + channel + ", note " + note);
            }
        }
    }

    private final int[] channels = new int[Voice.COUNT];
    private final int[] notes = new int[Voice.COUNT];
    private final byte[] voices = new byte[Midi.CHANNELS * Midi.NOTES];

    /**
     * @param out the pad that sounds each voice; a voice that is absent stays silent. Where voices share a pad (a machine
     *     with one tom), a hit on it coming in is the first of them in the order of {@link Voice}
     * @param in further pads that are understood as each voice when a player hits them
     */
    public Kit(Map<Voice, Pad> out, Map<Voice, List<Pad>> in) {
        java.util.Arrays.fill(voices, (byte) NO_VOICE);
        java.util.Arrays.fill(notes, NO_NOTE);
        in.forEach((voice, pads) -> pads.forEach(pad -> voices[index(pad)] = (byte) voice.ordinal()));
        for (int v = Voice.COUNT - 1; v >= 0; v--) {
            Pad pad = out.get(Voice.of(v));
            if (pad != null) {
                channels[v] = pad.channel();
                notes[v] = pad.note();
                voices[index(pad)] = (byte) v;
            }
        }
    }

    /** Whether the kit can sound the voice. */
    public boolean plays(int voice) {
        return notes[voice] != NO_NOTE;
    }

    /** The MIDI channel 0..15 that sounds the voice. */
    public int channel(int voice) {
        return channels[voice];
    }

    /** The note 0..127 that sounds the voice; only where {@link #plays} is true. */
    public int note(int voice) {
        return notes[voice];
    }

    /** The voice 0..8 that a note stands for, or {@link #NO_VOICE}. */
    public int voiceOf(int channel, int note) {
        return voices[channel * Midi.NOTES + note];
    }

    private static int index(Pad pad) {
        return pad.channel() * Midi.NOTES + pad.note();
    }
}
