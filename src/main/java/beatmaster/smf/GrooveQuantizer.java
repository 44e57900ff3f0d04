package beatmaster.smf;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.grid.Step;
import beatmaster.midi.Midi;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays the drums of a song on the grid: every note goes to its nearest sixteenth and keeps its distance from it as offset.
 * Where a voice has two hits in a step, the louder stays.
 *
 * <p>Immutable, any thread; not real-time safe.
 */
public final class GrooveQuantizer {

    /** The longest groove, five hours at 120 bpm: a single far-off event in a small file must not fill the memory. */
    public static final int MAX_BARS = 10_000;

    /**
     * What came of a song.
     *
     * @param groove whole bars up to the song's end, silent ones too; the first bar begins where the drums' metre does
     * @param notes how many notes the kit understood
     * @param unknownNotes notes on the kit's channels that are no drum of it
     * @param collisions notes that gave way to a louder one of the same voice in the same step
     * @param barsPlayed bars begun when the last drum sounds
     */
    public record Quantized(Groove groove, int notes, int unknownNotes, int collisions, int barsPlayed) {
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
     * @throws OtherMetreException if a drum falls into a bar that is not 4/4, or a 4/4 begins off the bar line
     * @throws MidiFileException if the song is longer than {@link #MAX_BARS}
     */
    public Quantized quantize(MidiSong song, String name) throws MidiFileException {
        List<Note> drums = song.notes().stream().filter(n -> kit.voiceOf(n.channel(), n.note()) != Kit.NO_VOICE).toList();
        int onChannels = (int) song.notes().stream().filter(n -> drumChannels[n.channel()]).count();
        double ticksPerStep = song.ticksPerQuarter() / (double) Grid.STEPS_PER_BEAT;
        if (drums.isEmpty()) {
            return new Quantized(new Groove(), 0, onChannels, 0, 0);
        }
        long origin = origin(song, drums, ticksPerStep, name);
        double ticksPerBar = ticksPerStep * Grid.STEPS_PER_BAR;
        long last = drums.get(drums.size() - 1).tick() - origin;
        long bars = Math.max(Grid.barOf(nearestStep(last, ticksPerStep)) + 1,
                (long) Math.ceil((song.lengthTicks() - origin) / ticksPerBar));
        if (bars > MAX_BARS) {
            throw new MidiFileException("MIDI file " + name + " is too long: " + bars + " bars, the most is " + MAX_BARS);
        }
        List<Step> steps = silence((int) bars);
        int collisions = place(drums, origin, ticksPerStep, steps);
        Groove groove = new Groove(steps.size());
        steps.forEach(groove::add);
        int barsPlayed = (int) Math.floor(Math.max(0, last) / ticksPerBar) + 1;
        return new Quantized(groove, drums.size(), onChannels - drums.size(), collisions, barsPlayed);
    }

    private static List<Step> silence(int bars) {
        return Stream.generate(Step::new).limit((long) bars * Grid.STEPS_PER_BAR).toList();
    }

    private int place(List<Note> drums, long origin, double ticksPerStep, List<Step> steps) {
        int collisions = 0;
        Step hit = new Step();
        for (Note note : drums) {
            long ticks = note.tick() - origin;
            // What comes early on the very first one has no step before it.
            int index = (int) Math.max(0, nearestStep(ticks, ticksPerStep));
            int voice = kit.voiceOf(note.channel(), note.note());
            Step step = steps.get(index);
            collisions += step.has(voice) ? 1 : 0;
            hit.clear();
            hit.hit(voice, note.velocity() / 127f, (float) (ticks / ticksPerStep - index));
            step.merge(hit);
        }
        return collisions;
    }

    private static long nearestStep(long ticks, double ticksPerStep) {
        return (long) Math.floor(ticks / ticksPerStep + 0.5);
    }

    /** Where the bars of the drums are counted from: the 4/4 that holds in the step of the first drum. */
    private static long origin(MidiSong song, List<Note> drums, double ticksPerStep, String name)
            throws OtherMetreException {
        long halfStep = (long) (ticksPerStep / 2);
        long first = drums.get(0).tick() + halfStep;
        long last = drums.get(drums.size() - 1).tick();
        long origin = 0;
        for (MetreChange metre : song.metres()) {
            if (metre.tick() <= first) {
                origin = metre.tick();
            }
        }
        for (MetreChange metre : song.metres()) {
            if (metre.tick() >= origin && metre.tick() <= last) {
                requireFourFour(metre, metre.tick() - origin, ticksPerStep * Grid.STEPS_PER_BAR, name);
            }
        }
        return origin;
    }

    private static void requireFourFour(MetreChange metre, long ticks, double ticksPerBar, String name)
            throws OtherMetreException {
        if (!metre.isFourFour()) {
            throw new OtherMetreException("MIDI file " + name + " has drums in " + metre + "; only 4/4 is understood");
        }
        if (ticks % ticksPerBar != 0) {
            throw new OtherMetreException("MIDI file " + name + " begins a 4/4 in the middle of a bar, at tick "
                    + metre.tick() + "; only whole bars of 4/4 are understood");
        }
    }
}
