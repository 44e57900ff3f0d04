package beatmaster.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Songs of a band that always plays one peculiar groove: multi-track MIDI files as a sequencer program writes them. */
final class BandFiles {

    static final int DRUMS = 9;

    private static final int NOBODY = -1;
    private static final int NEVER = 0;

    private static final int TICKS_PER_STEP = 120;
    private static final int[] KICK = {3, 6, 11, 14};
    private static final int[] SNARE = {5, 13};

    private BandFiles() {
    }

    /**
     * @param format 0: all in one track; 1: tempo, bass and drums in tracks of their own
     * @param drumChannel 0..15
     * @param beats of a bar: 4, or another metre's
     */
    static void song(Path file, int format, int drumChannel, int bars, int beats, long seed) throws IOException {
        write(file, format, drumChannel, bars, beats, NEVER, seed);
    }

    /** The same in 4/4, but for one bar of 3/4 in which the drums play on. */
    static void songWithABarOfThreeFour(Path file, int bars, int oddBar, long seed) throws IOException {
        write(file, 1, DRUMS, bars, 4, oddBar, seed);
    }

    /** A song for bass and piano. */
    static void bassAlone(Path file) throws IOException {
        write(file, 1, NOBODY, 8, 4, NEVER, 1);
    }

    private static void write(Path file, int format, int drumChannel, int bars, int beats, int oddBar, long seed)
            throws IOException {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, 4 * TICKS_PER_STEP);
            Track conductor = sequence.createTrack();
            Track bass = format == 0 ? conductor : named(sequence, "Bass");
            Track piano = format == 0 ? conductor : named(sequence, "Piano");
            Track drums = format == 0 || drumChannel == NOBODY ? conductor : named(sequence, "Drum Kit");
            metre(conductor, beats, 0);
            for (int bar = 0; bar < bars; bar += 4) {
                int micros = 500_000 - 1000 * bar;
                conductor.add(new MidiEvent(new MetaMessage(0x51,
                        new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros}, 3), bar * 1920L));
            }
            Random random = new Random(seed);
            int at = 0;
            for (int bar = 1; bar <= bars; bar++) {
                int steps = 4 * (bar == oddBar ? 3 : beats);
                if (bar == oddBar) {
                    metre(conductor, 3, at);
                    metre(conductor, beats, at + steps);
                }
                others(bass, piano, random, at);
                if (drumChannel != NOBODY) {
                    beat(drums, drumChannel, random, at, steps);
                }
                at += steps;
            }
            MidiSystem.write(sequence, format, file.toFile());
        } catch (InvalidMidiDataException e) {
            throw new IOException(e);
        }
    }

    /** A bass in F, which goes through notes that are drums elsewhere, and chords of a left hand. */
    private static void others(Track bass, Track piano, Random random, int at) throws InvalidMidiDataException {
        int[] scale = {36, 38, 40, 41, 43, 45, 46};
        for (int step = 0; step < 12; step += 2) {
            note(bass, 1, scale[random.nextInt(scale.length)], 90, at + step);
        }
        for (int key : new int[] {53, 57, 60, 64}) {
            note(piano, 3, key, 70, at);
            note(piano, 3, key + random.nextInt(3), 70, at + 8);
        }
    }

    private static void beat(Track drums, int channel, Random random, int at, int steps) throws InvalidMidiDataException {
        for (int step = 0; step < steps; step += 2) {
            note(drums, channel, 51, 70 + random.nextInt(20), at + step);
        }
        for (int step : KICK) {
            note(drums, channel, 36, 100, at + step % steps);
        }
        note(drums, channel, 38, 110, at + SNARE[0]);
        if (random.nextInt(4) > 0) {
            note(drums, channel, 38, 60, at + SNARE[1] % steps);
        }
        note(drums, channel, 36, 80, at + 8);
    }

    private static Track named(Sequence sequence, String name) throws InvalidMidiDataException {
        Track track = sequence.createTrack();
        track.add(new MidiEvent(new MetaMessage(0x03, name.getBytes(StandardCharsets.UTF_8), name.length()), 0));
        return track;
    }

    private static void metre(Track conductor, int beats, int step) throws InvalidMidiDataException {
        conductor.add(new MidiEvent(new MetaMessage(0x58, new byte[] {(byte) beats, 2, 24, 8}, 4), (long) step * TICKS_PER_STEP));
    }

    private static void note(Track track, int channel, int note, int velocity, int step) throws InvalidMidiDataException {
        long tick = (long) step * TICKS_PER_STEP;
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, note, velocity), tick));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, note, 0), tick + 60));
    }
}
