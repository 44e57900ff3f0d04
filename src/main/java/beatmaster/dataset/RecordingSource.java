package beatmaster.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where recordings lie: a folder or a zip. One thread. */
interface RecordingSource extends Closeable {

    /** The largest table of contents that is read. */
    int MAX_TABLE_BYTES = 16 << 20;

    /** The files' names, with slashes, sorted; none leads outside. */
    List<String> names();

    /**
     * The bytes of one of {@link #names}.
     *
     * @throws DataSetException in one line, if the whole source cannot be trusted any more
     * @throws IOException in one line, if this file is larger than {@code maxBytes} or cannot be read
     */
    byte[] read(String name, int maxBytes) throws IOException;

    /** What a model card says of it, in one line. */
    String description() throws IOException;

    /** @throws DataSetException in one line, if it is neither, or a zip that cannot be trusted */
    static RecordingSource open(Path input) throws IOException {
        if (!Files.exists(input)) {
            throw new DataSetException("There is no " + input + " (give a zip or a folder of MIDI files)");
        }
        return Files.isDirectory(input) ? new FolderSource(input) : new ZipSource(input);
    }

    /** The MIDI files among the names, without what macOS puts beside them. */
    default List<String> midiFiles() {
        return names().stream().filter(RecordingSource::isMidiFile).toList();
    }

    private static boolean isMidiFile(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return (file.endsWith(".mid") || file.endsWith(".midi")) && !file.startsWith("._");
    }
}
