package beatmaster.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Recordings in a zip, read in place. A zip that names paths outside itself is not trusted in anything else either. */
final class ZipSource implements RecordingSource {

    private final Path file;
    private final ZipFile zip;
    private final List<String> names;

    ZipSource(Path file) throws IOException {
        this.file = file;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new DataSetException(file + " is no zip that can be read: " + e.getMessage()
                    + " (give a zip or a folder of MIDI files)", e);
        }
        try {
            names = zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).sorted().distinct().toList();
            for (String name : names) {
                requireInside(name);
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void requireInside(String name) throws DataSetException {
        String path = name.replace('\\', '/');
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        if (absolute || Arrays.asList(path.split("/")).contains("..")) {
            throw new DataSetException(
                    "Zip " + file + " is refused: its entry \"" + printable(name) + "\" leads outside it");
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public byte[] read(String name, int maxBytes) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            // What the entry says of its size is not believed: a bomb says little.
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new DataSetException("Zip " + file + " is refused: its entry \"" + printable(name)
                        + "\" unpacks to more than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public String description() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return file.getFileName() + " (sha256 " + HexFormat.of().formatHex(digest.digest()) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
