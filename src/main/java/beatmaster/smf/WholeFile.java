package beatmaster.smf;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file whole or not at all: beside its place first, onto the disk, then renamed, so that what a user has is never half
 * lost, not even by a power cut.
 * Thread-safe; not real-time safe.
 */
public final class WholeFile {

    private static final AtomicLong NUMBER = new AtomicLong();

    /** What puts the bytes there. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {
    }

    /**
     * Replaces {@code file}; where that fails, the old file is untouched and nothing lies beside it.
     *
     * @throws IOException in one line, naming the file
     */
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A rename over a folder or a device would replace it.
            throw new IOException("Cannot write " + file + ": it exists and is no ordinary file (choose another name)");
        }
        Path part = beside(file);
        try {
            try (FileChannel channel = FileChannel.open(part, CREATE, TRUNCATE_EXISTING, WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(out);
                out.flush();
                // A renamed file whose bytes are not on the disk yet is empty after a power cut.
                channel.force(true);
            }
            rename(part, file);
        } catch (IOException e) {
            throw new IOException("Cannot write " + file + ": " + reason(e), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path beside(Path file) {
        long pid = ProcessHandle.current().pid();
        return file.resolveSibling("." + file.getFileName() + "." + pid + "-" + NUMBER.incrementAndGet() + ".part");
    }

    private static void rename(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The JDK's file exceptions say only the path; a user needs to know what was wrong with it. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
