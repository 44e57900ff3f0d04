package beatmaster.cli;

import java.io.IOException;
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
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, 4 * TICKS_PER_STEP);
            Track conductor = sequence.createTrack();
            Track bass = format == 0 ? conductor : sequence.createTrack();
            Track drums = format == 0 ? conductor : sequence.createTrack();
            conductor.add(new MidiEvent(new MetaMessage(0x58, new byte[] {(byte) beats, 2, 24, 8}, 4), 0));
            for (int bar = 0; bar < bars; bar += 4) {
                int micros = 500_000 - 1000 * bar;
                conductor.add(new MidiEvent(new MetaMessage(0x51,
                        new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros}, 3), bar * 1920L));
            }
            Random random = new Random(seed);
            for (int bar = 0; bar < bars; bar++) {
                int at = bar * beats * 4;
                note(bass, 0, 33 + random.nextInt(12), 90, at);
                for (int step = 0; step < beats * 4; step += 2) {
                    note(drums, drumChannel, 51, 70 + random.nextInt(20), at + step);
                }
                for (int step : KICK) {
                    note(drums, drumChannel, 36, 100, at + step % (beats * 4));
                }
                note(drums, drumChannel, 38, 110, at + SNARE[0]);
                if (random.nextInt(4) > 0) {
                    note(drums, drumChannel, 38, 60, at + SNARE[1] % (beats * 4));
                }
            }
            MidiSystem.write(sequence, format, file.toFile());
        } catch (InvalidMidiDataException e) {
            throw new IOException(e);
        }
    }

    private static void note(Track track, int channel, int note, int velocity, int step) throws InvalidMidiDataException {
        long tick = (long) step * TICKS_PER_STEP;
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, note, velocity), tick));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, note, 0), tick + 60));
    }
}
