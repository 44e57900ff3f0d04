package beatmaster.smf;

import beatmaster.midi.Midi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a standard MIDI file says about notes and time, its tracks merged. Immutable.
 *
 * @param title the first track's name; empty if it has none
 * @param ticksPerQuarter the file's resolution, 1..32767
 * @param tempos sorted by tick, the first at tick 0
 * @param metres sorted by tick, the first at tick 0
 * @param notes sorted by tick, then channel, then note number
 * @param parts the same notes by who plays them, in the order of the tracks
 * @param lengthTicks where the last track ends
 */
public record MidiSong(String title, int ticksPerQuarter, List<TempoChange> tempos, List<MetreChange> metres,
        List<Note> notes, List<Part> parts, long lengthTicks) {

    /** The largest resolution that a file's header can state. */
    public static final int MAX_TICKS_PER_QUARTER = 32767;

    /** From {@code tick} on, {@code bpm} quarter notes a minute. */
    public record TempoChange(long tick, double bpm) {

        /** The format counts microseconds a quarter in 24 bits. */
        public static final int MAX_MICROS_PER_QUARTER = 0xFFFFFF;
        private static final double MICROS_PER_MINUTE = 60e6;

        public TempoChange {
            requireTick(tick);
            long micros = Math.round(MICROS_PER_MINUTE / bpm);
            if (!(bpm > 0) || micros < 1 || micros > MAX_MICROS_PER_QUARTER) {
                throw new IllegalArgumentException("a tempo must be 3.6..60000000 bpm: " + bpm);
            }
        }

        static TempoChange ofMicros(long tick, int microsPerQuarter) {
            return new TempoChange(tick, MICROS_PER_MINUTE / microsPerQuarter);
        }

        /** As the file has it, rounded. */
        public int microsPerQuarter() {
            return (int) Math.round(MICROS_PER_MINUTE / bpm);
        }
    }

    /** From {@code tick} on, a bar has {@code beats} notes of a {@code unit}-th: 6 and 8 in 6/8. */
    public record MetreChange(long tick, int beats, int unit) {

        public MetreChange {
            requireTick(tick);
            if (beats < 1 || beats > 255 || unit < 1 || unit > 64 || Integer.bitCount(unit) != 1) {
                throw new IllegalArgumentException("a metre has 1..255 beats of 1, 2, 4, .. 64: " + beats + "/" + unit);
            }
        }

        public boolean isFourFour() {
            return beats == 4 && unit == 4;
        }

        @Override
        public String toString() {
            return beats + "/" + unit;
        }
    }

    /**
     * One note.
     *
     * @param tick when it begins
     * @param channel 0..15
     * @param note 0..127
     * @param velocity 1..127
     * @param lengthTicks how long it is held, 0 or more; a note that is never let go lasts to the end of its track
     */
    public record Note(long tick, int channel, int note, int velocity, long lengthTicks) {

        public Note {
            requireTick(tick);
            if (channel < 0 || channel >= Midi.CHANNELS || note < 0 || note >= Midi.NOTES) {
                throw new IllegalArgumentException(
                        "a note has channel 0..15 and number 0..127: channel " + channel + ", number " + note);
            }
            if (velocity < 1 || velocity > 127 || lengthTicks < 0) {
                throw new IllegalArgumentException(
                        "a note has velocity 1..127 and no negative length: " + velocity + ", " + lengthTicks);
            }
        }

        public long endTick() {
            return tick + lengthTicks;
        }
    }

    /**
     * What one track plays on one channel.
     *
     * @param track the track's name; empty if it has none
     * @param channel 0..15
     * @param notes sorted by tick
     */
    public record Part(String track, int channel, List<Note> notes) {

        public Part {
            notes = List.copyOf(notes);
        }
    }

    /** A song whose only track has no name of its own, a part for each channel. */
    public MidiSong(String title, int ticksPerQuarter, List<TempoChange> tempos, List<MetreChange> metres, List<Note> notes,
            long lengthTicks) {
        this(title, ticksPerQuarter, tempos, metres, notes, partsOf(notes), lengthTicks);
    }

    private static List<Part> partsOf(List<Note> notes) {
        TreeMap<Integer, List<Note>> byChannel = new TreeMap<>();
        notes.forEach(note -> byChannel.computeIfAbsent(note.channel(), channel -> new ArrayList<>()).add(note));
        return byChannel.entrySet().stream().map(entry -> new Part("", entry.getKey(), entry.getValue())).toList();
    }

    /** @throws IllegalArgumentException if the resolution is out of range or a map is empty */
    public MidiSong {
        Objects.requireNonNull(title, "title");
        tempos = List.copyOf(tempos);
        metres = List.copyOf(metres);
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
        if (ticksPerQuarter < 1 || ticksPerQuarter > MAX_TICKS_PER_QUARTER) {
            throw new IllegalArgumentException("a quarter must have 1..32767 ticks: " + ticksPerQuarter);
        }
        if (tempos.isEmpty() || tempos.get(0).tick() != 0 || metres.isEmpty() || metres.get(0).tick() != 0) {
            throw new IllegalArgumentException("a song has a tempo and a metre at tick 0");
        }
    }

    /** The same song with other notes, a part for each channel. */
    MidiSong with(List<Note> others) {
        return new MidiSong(title, ticksPerQuarter, tempos, metres, others, lengthTicks);
    }

    /** The tempo at the start, in quarter notes a minute. */
    public double tempoBpm() {
        return tempos.get(0).bpm();
    }

    private static void requireTick(long tick) {
        if (tick < 0) {
            throw new IllegalArgumentException("a song begins at tick 0: " + tick);
        }
    }
}
