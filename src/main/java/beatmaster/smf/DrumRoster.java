package beatmaster.smf;

import beatmaster.grid.Kit;
import beatmaster.grid.Kit.Pad;
import beatmaster.grid.Voice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which note is which voice in recordings: the pads of a Roland TD-11 with their rims and edges, as in the Groove MIDI
 * Dataset, and the drums of General MIDI's key map that fit one of the nine voices.
 */
public final class DrumRoster {

    private static final Map<Voice, int[]> NOTES = new EnumMap<>(Map.of(
            Voice.KICK, new int[] {36, 35},
            Voice.SNARE, new int[] {38, 40, 37, 39},
            // The pedal (44) closes the pair: it is heard as a closed hi-hat.
            Voice.CLOSED_HIHAT, new int[] {42, 22, 44},
            Voice.OPEN_HIHAT, new int[] {46, 26},
            Voice.LOW_TOM, new int[] {43, 58, 41},
            Voice.MID_TOM, new int[] {47, 45},
            Voice.HIGH_TOM, new int[] {50, 48},
            Voice.CRASH, new int[] {49, 55, 57, 52},
            Voice.RIDE, new int[] {51, 59, 53}));

    private DrumRoster() {
    }

    /** The kit that understands them all on one channel (0..15) and sounds General MIDI's own note for each voice. */
    public static Kit onChannel(int channel) {
        Map<Voice, Pad> out = new EnumMap<>(Voice.class);
        Map<Voice, List<Pad>> in = new EnumMap<>(Voice.class);
        NOTES.forEach((voice, notes) -> {
            out.put(voice, new Pad(channel, voice.gmNote()));
            in.put(voice, IntStream.of(notes).mapToObj(note -> new Pad(channel, note)).toList());
        });
        return new Kit(out, in);
    }
}
