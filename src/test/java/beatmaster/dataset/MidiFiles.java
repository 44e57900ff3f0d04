package beatmaster.dataset;

import beatmaster.grid.Groove;
import beatmaster.smf.DrumRoster;
import beatmaster.smf.GrooveScore;
import beatmaster.smf.MidiFileWriter;
import beatmaster.smf.MidiSong;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.TempoChange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real MIDI files and zips for tests. */
final class MidiFiles {

    private MidiFiles() {
    }

    static byte[] of(Groove groove, double tempoBpm) {
        return MidiFileWriter.toBytes(new GrooveScore(groove, DrumRoster.onChannel(9), tempoBpm).toSong());
    }

    /** Kick on the given steps, each {@code lateTicks} of 480 a quarter after its grid time. */
    static byte[] kicks(int lateTicks, int... steps) {
        return song(new MetreChange(0, 4, 4), 9, lateTicks, steps);
    }

    static byte[] song(MetreChange metre, int channel, int lateTicks, int... steps) {
        List<Note> notes = IntStream.of(steps)
                .mapToObj(step -> new Note(step * 120L + lateTicks, channel, 36, 100, 10)).toList();
        return MidiFileWriter.toBytes(
                new MidiSong("", 480, List.of(new TempoChange(0, 120)), List.of(metre), notes, 0));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void writeZip(Path zip, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    static void writeFolder(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
