package beatmaster.smf;

import beatmaster.midi.Midi;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.Part;
import beatmaster.smf.MidiSong.TempoChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** From the JDK's sequence to a {@link MidiSong}: one use, one thread. */
final class SequenceReading {

    static final int TRACK_NAME = 0x03;
    static final int END_OF_TRACK = 0x2F;
    static final int TEMPO = 0x51;
    static final int TIME_SIGNATURE = 0x58;

    private static final double DEFAULT_BPM = 120; // Standard MIDI Files 1.0, "Set Tempo"
    private static final int SMPTE_TICKS_PER_QUARTER = 480;

    private static final Comparator<Note> IN_ORDER =
            Comparator.comparingLong(Note::tick).thenComparingInt(Note::channel).thenComparingInt(Note::note);

    private final Sequence sequence;
    private final boolean metrical;
    private final double ticksPerTick;
    private final TreeMap<Long, TempoChange> tempos = new TreeMap<>();
    private final TreeMap<Long, MetreChange> metres = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private String title = "";
    private String trackName = "";
    private long lengthTicks;

    private SequenceReading(Sequence sequence) {
        this.sequence = sequence;
        metrical = sequence.getDivisionType() == Sequence.PPQ;
        // A file in SMPTE frames knows seconds only: it is laid under a tempo of 120.
        ticksPerTick = metrical ? 1
                : SMPTE_TICKS_PER_QUARTER * (DEFAULT_BPM / 60) / (sequence.getDivisionType() * sequence.getResolution());
        tempos.put(0L, new TempoChange(0, DEFAULT_BPM));
        metres.put(0L, new MetreChange(0, 4, 4));
    }

    /** @throws IllegalArgumentException if the sequence says what no song can mean */
    static MidiSong song(Sequence sequence) {
        SequenceReading reading = new SequenceReading(sequence);
        if (sequence.getResolution() < 1) {
            throw new IllegalArgumentException("a quarter must have 1..32767 ticks: " + sequence.getResolution());
        }
        for (Track track : sequence.getTracks()) {
            reading.readTrack(track);
        }
        return reading.song();
    }

    private MidiSong song() {
        notes.sort(IN_ORDER);
        return new MidiSong(title, metrical ? sequence.getResolution() : SMPTE_TICKS_PER_QUARTER,
                List.copyOf(tempos.values()), List.copyOf(metres.values()), notes, parts, lengthTicks);
    }

    private void readTrack(Track track) {
        MidiEvent[] open = new MidiEvent[Midi.CHANNELS * Midi.NOTES];
        int first = notes.size();
        trackName = "";
        for (int i = 0; i < track.size(); i++) {
            MidiEvent event = track.get(i);
            MidiMessage message = event.getMessage();
            if (message instanceof ShortMessage shortMessage) {
                readShort(event, shortMessage, open);
            } else if (message instanceof MetaMessage meta) {
                readMeta(tick(event), meta.getType(), meta.getData());
            }
        }
        Arrays.stream(open).filter(on -> on != null).forEach(on -> close(on, track.ticks()));
        lengthTicks = Math.max(lengthTicks, scaled(track.ticks()));
        addParts(notes.subList(first, notes.size()));
    }

    private void addParts(List<Note> ofTrack) {
        for (int channel = 0; channel < Midi.CHANNELS; channel++) {
            int wanted = channel;
            List<Note> own = ofTrack.stream().filter(note -> note.channel() == wanted).sorted(IN_ORDER).toList();
            if (!own.isEmpty()) {
                parts.add(new Part(trackName, channel, own));
            }
        }
    }

    private void readShort(MidiEvent event, ShortMessage message, MidiEvent[] open) {
        int command = message.getCommand();
        if (command != ShortMessage.NOTE_ON && command != ShortMessage.NOTE_OFF) {
            return;
        }
        int key = message.getChannel() * Midi.NOTES + message.getData1();
        if (open[key] != null) {
            close(open[key], event.getTick());
        }
        boolean begins = command == ShortMessage.NOTE_ON && message.getData2() > 0;
        open[key] = begins ? event : null;
    }

    private void close(MidiEvent on, long endTick) {
        ShortMessage message = (ShortMessage) on.getMessage();
        long tick = tick(on);
        notes.add(new Note(tick, message.getChannel(), message.getData1(), message.getData2(), scaled(endTick) - tick));
    }

    private void readMeta(long tick, int type, byte[] data) {
        if (type == TRACK_NAME) {
            String name = new String(data, StandardCharsets.UTF_8);
            trackName = trackName.isEmpty() ? name : trackName;
            title = title.isEmpty() ? name : title;
        } else if (type == TEMPO && metrical && data.length >= 3) {
            int micros = (data[0] & 0xFF) << 16 | (data[1] & 0xFF) << 8 | data[2] & 0xFF;
            if (micros > 0) {
                tempos.put(tick, TempoChange.ofMicros(tick, micros));
            }
        } else if (type == TIME_SIGNATURE && data.length >= 2) {
            // The second byte is a power of two; one that shifts out of the int ends as 0, which no metre has.
            int unit = data[1] >= 0 && data[1] < Integer.SIZE - 1 ? 1 << data[1] : 0;
            metres.put(tick, new MetreChange(tick, data[0] & 0xFF, unit));
        }
    }

    private long tick(MidiEvent event) {
        return scaled(event.getTick());
    }

    private long scaled(long fileTick) {
        return metrical ? fileTick : Math.round(fileTick * ticksPerTick);
    }
}
