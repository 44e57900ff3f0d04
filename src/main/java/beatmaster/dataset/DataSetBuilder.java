package beatmaster.dataset;

import beatmaster.grid.Groove;
import beatmaster.smf.DrumRoster;
import beatmaster.smf.DrumSearch;
import beatmaster.smf.DrumSearch.Found;
import beatmaster.smf.GrooveQuantizer;
import beatmaster.smf.GrooveQuantizer.Quantized;
import beatmaster.smf.MidiFileException;
import beatmaster.smf.MidiFileReader;
import beatmaster.smf.MidiSong;
import beatmaster.smf.OtherMetreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a data set of a zip or a folder of MIDI files. With an {@code info.csv} its styles and its split are taken over;
 * without, the folders name the styles and whole takes are split by chance, 80/10/10. Used once, by one thread.
 */
public final class DataSetBuilder {

    /** Told how far the reading is; called on the thread that builds. */
    @FunctionalInterface
    public interface Progress {
        void read(int done, int total);
    }

    /** The data set, and what became of the files. */
    public record Result(DataSet data, ImportReport report) {
    }

    /**
     * Files that are left out, and why. Groove MIDI Dataset 1.0.0: through all 639 bars of this one the kick that opens the
     * pattern falls on the second beat; moved by a beat, the snare still falls where no rock drummer has it.
     */
    private static final Map<String, String> LEFT_OUT =
            Map.of("drummer2/session1/1_rock_110_beat_4-4.mid", "left out, its bar line lies a beat off throughout");

    private static final int ANYWHERE = -1;

    private final Path input;
    private final List<Performance> performances = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> otherMetres = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> barsPlayed = new HashMap<>();
    /** 0..15, or where they are found. */
    private int drumChannel = ANYWHERE;
    private long seed = 1;
    private boolean splits = true;
    private Progress progress = (done, total) -> { };
    private GrooveQuantizer quantizer;
    private int notes;
    private int unknownNotes;
    private int collisions;

    public DataSetBuilder(Path input) {
        this.input = input;
    }

    /** @param channel 0..15; unless told, each file's drums are looked for as {@link DrumSearch} does */
    public DataSetBuilder drumChannel(int channel) {
        drumChannel = channel;
        return this;
    }

    /** What the split hangs on where nobody has made one; 1 unless told. */
    public DataSetBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Leaves all in split train, for somebody else to split; doubles stay in. */
    public DataSetBuilder unsplit() {
        splits = false;
        return this;
    }

    public DataSetBuilder progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Reads everything. A file of no use is skipped and reported.
     *
     * @throws DataSetException in one line, if the source cannot be trusted or read, or no drums are left
     */
    public Result build() throws IOException {
        quantizer = new GrooveQuantizer(DrumRoster.onChannel(drumChannel == ANYWHERE ? DrumSearch.GM_CHANNEL : drumChannel));
        try (RecordingSource source = RecordingSource.open(input)) {
            List<String> files = source.midiFiles();
            if (files.isEmpty()) {
                throw new DataSetException("There are no MIDI files in " + input + " (their names end in .mid or .midi)");
            }
            List<Recording> recordings = RecordingTable.read(source, this::skip)
                    .orElseGet(() -> files.stream().map(Recording::ofFile).toList());
            int notListed = files.size()
                    - (int) recordings.stream().map(Recording::file).filter(Set.copyOf(files)::contains).distinct().count();
            readAll(recordings, source);
            return result(source.description(), files.size(), notListed);
        }
    }

    private void readAll(List<Recording> recordings, RecordingSource source) throws IOException {
        List<Performance> read = new ArrayList<>();
        Set<String> unsplit = new HashSet<>();
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i);
            try {
                read.add(performance(recording, source));
                if (recording.split().isEmpty()) {
                    unsplit.add(recording.id());
                }
            } catch (DataSetException e) {
                throw e;
            } catch (OtherMetreException e) {
                otherMetres.add(named(recording.file(), e.getMessage()));
            } catch (IOException | IllegalArgumentException e) {
                skip(recording.file(), e.getMessage());
            }
            progress.read(i + 1, recordings.size());
        }
        performances.addAll(RecordingLatency.remove(splits ? ChanceSplit.split(read, unsplit, seed) : read));
    }

    private Performance performance(Recording recording, RecordingSource source) throws IOException {
        if (!recording.isFourFour()) {
            throw new OtherMetreException(recording.file() + " is in " + recording.metre().orElse(""));
        }
        for (Map.Entry<String, String> leftOut : LEFT_OUT.entrySet()) {
            if (recording.file().endsWith(leftOut.getKey())) {
                throw new MidiFileException(leftOut.getValue());
            }
        }
        byte[] bytes = source.read(recording.file(), MidiFileReader.MAX_BYTES);
        MidiSong song = MidiFileReader.read(bytes, recording.file());
        Found drums = drums(song);
        Quantized quantized = quantizer.quantize(drums.song(), recording.file());
        Groove groove = quantized.groove();
        if (groove.hits() == 0) {
            throw new MidiFileException("no drums on channel " + (drumChannel + 1));
        }
        if (!ids.add(recording.id())) {
            throw new MidiFileException("its id is taken: " + recording.id());
        }
        Performance performance = new Performance(recording.id(), recording.drummer(), recording.style(), song.tempoBpm(),
                recording.fill(), recording.split().orElse(Split.TRAIN), TakeTrimming.trim(groove));
        quantized.leftOut().forEach(bars -> cut.add(recording.file() + ": " + bars));
        if (!drums.where().isEmpty()) {
            found.add(recording.file() + ": " + drums.where());
        }
        barsPlayed.put(recording.id(), quantized.barsPlayed());
        notes += quantized.notes();
        unknownNotes += quantized.unknownNotes();
        collisions += quantized.collisions();
        return performance;
    }

    private Found drums(MidiSong song) throws MidiFileException {
        if (drumChannel != ANYWHERE) {
            return new Found(song, "");
        }
        return DrumSearch.in(song).orElseThrow(() -> new MidiFileException(
                "no drums on channel 10, in a track of that name, or in one that plays like them"));
    }

    private Result result(String description, int midiFiles, int notListed) throws DataSetException {
        if (performances.isEmpty()) {
            throw new DataSetException("There are no drums in " + input + ": " + midiFiles + " MIDI files, "
                    + otherMetres.size() + " not in 4/4, " + skipped.size() + " of no use"
                    + (skipped.isEmpty() ? "" : ", the first: " + skipped.get(0))
                    + " (where else they are, says --drum-channel N)");
        }
        List<Performance> kept = Duplicates.withoutLeaks(performances);
        List<String> duplicates = new ArrayList<>(performances.stream().map(Performance::id).toList());
        duplicates.removeAll(kept.stream().map(Performance::id).collect(Collectors.toSet()));
        Map<Split, Integer> files = new EnumMap<>(Split.class);
        Map<Split, Integer> bars = new EnumMap<>(Split.class);
        for (Performance performance : performances) {
            files.merge(performance.split(), 1, Integer::sum);
            bars.merge(performance.split(), barsPlayed.get(performance.id()), Integer::sum);
        }
        ImportReport report = new ImportReport(midiFiles, notListed, otherMetres, skipped, cut, found, duplicates, files, bars,
                notes, unknownNotes, collisions);
        try {
            return new Result(new DataSet(description, kept), report);
        } catch (IllegalArgumentException e) {
            throw new DataSetException(input + " is too much: " + e.getMessage(), e);
        }
    }

    private void skip(String name, String reason) {
        skipped.add(named(name, reason));
    }

    private static String named(String name, String reason) {
        return reason.contains(name) ? reason : name + ": " + reason;
    }
}
