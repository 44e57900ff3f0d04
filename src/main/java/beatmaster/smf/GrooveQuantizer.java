package beatmaster.smf;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.midi.Midi;
import beatmaster.smf.MidiSong.Note;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays the drums of a song on the grid: every note goes to its nearest sixteenth and keeps its distance from it as offset.
 * Where a voice has two hits in a step, the louder stays. A change of tempo needs nothing, for ticks are musical time. Where the
 * metre changes, the bars of 4/4 follow one another and the others are left out, and told.
 *
 * <p>Immutable, any thread; not real-time safe.
 */
public final class GrooveQuantizer {

    /** The longest groove, five hours at 120 bpm: a single far-off event in a small file must not fill the memory. */
    public static final int MAX_BARS = 10_000;

    /**
     * What came of a song.
     *
     * @param groove whole bars of 4/4 up to the song's end, silent ones too; the first bar begins where the drums' metre does
     * @param notes how many notes of the kit lie in them
     * @param unknownNotes notes on the kit's channels that are no drum of it
     * @param collisions notes that gave way to a louder one of the same voice in the same step
     * @param barsPlayed bars begun when the last drum sounds
     * @param leftOut where drums play and the grid has no place for them, each with its bars: "bars 9-10 are in 3/4"
     */
    public record Quantized(Groove groove, int notes, int unknownNotes, int collisions, int barsPlayed,
            List<String> leftOut) {

        public Quantized {
            leftOut = List.copyOf(leftOut);
        }
    }

    private final Kit kit;
    private final boolean[] drumChannels = new boolean[Midi.CHANNELS];

    /** @param kit says which note on which channel is which voice */
    public GrooveQuantizer(Kit kit) {
        this.kit = kit;
        for (int i = 0; i < Midi.CHANNELS * Midi.NOTES; i++) {
            if (kit.voiceOf(i / Midi.NOTES, i % Midi.NOTES) != Kit.NO_VOICE) {
                drumChannels[i / Midi.NOTES] = true;
            }
        }
    }

    /** Reads a file and lays it on the grid. @throws MidiFileException as {@link MidiFileReader} and {@link #quantize} do */
    public Quantized read(Path file) throws MidiFileException {
        return quantize(MidiFileReader.read(file), file.toString());
    }

    /**
     * @param name what to call the song in messages
     * @throws OtherMetreException if no drum falls into a whole bar of 4/4
     * @throws MidiFileException if the song is longer than {@link #MAX_BARS}
     */
    public Quantized quantize(MidiSong song, String name) throws MidiFileException {
        List<Note> drums = song.notes().stream().filter(n -> kit.voiceOf(n.channel(), n.note()) != Kit.NO_VOICE).toList();
        int onChannels = (int) song.notes().stream().filter(n -> drumChannels[n.channel()]).count();
        int unknown = onChannels - drums.size();
        if (drums.isEmpty()) {
            return new Quantized(new Groove(), 0, unknown, 0, 0, List.of());
        }
        double ticksPerStep = song.ticksPerQuarter() / (double) Grid.STEPS_PER_BEAT;
        GridLaying laying = new GridLaying(kit, ticksPerStep, name);
        boolean begun = false;
        for (Stretch stretch : Stretch.of(song)) {
            // A hit a little ahead of the bar line opens the bar behind it.
            long early = (long) (ticksPerStep / 2);
            List<Note> own = drums.stream().filter(note -> stretch.holds(note.tick() + early)).toList();
            begun |= !own.isEmpty();
            if (stretch.metre().isFourFour() && begun) {
                laying.lay(stretch, own, song.lengthTicks());
            } else if (!own.isEmpty()) {
                laying.leaveOut(stretch, own, "in " + stretch.metre());
            }
        }
        if (laying.notes() == 0) {
            throw new OtherMetreException("MIDI file " + name + " has no whole bar of 4/4 with drums: "
                    + String.join(", ", laying.leftOut()));
        }
        return new Quantized(laying.groove(), laying.notes(), unknown, laying.collisions(), laying.barsPlayed(),
                laying.leftOut());
    }
}
