package beatmaster.dataset;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recordings in a folder and those below it; links are not followed, so that it ends. */
final class FolderSource implements RecordingSource {

    private final Path folder;
    private final List<String> names;

    FolderSource(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new DataSetException("Cannot look through the folder " + folder + ": " + e.getCause().getMessage(), e);
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public byte[] read(String name, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException(name + " is too large: more than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public String description() {
        return "folder " + folder.toAbsolutePath().normalize().getFileName();
    }

    @Override
    public void close() {
        // A folder holds nothing open.
    }
}
