package beatmaster.dataset;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.smf.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The data file, format 1, big-endian: 8 bytes {@code BEATDATA}, the format's number (int), 32 bytes SHA-256 of all that
 * follows, then gzip of: source (UTF), number of performances (int), and for each id, drummer, style (UTF), tempo (double),
 * fill (boolean), split (byte), length in steps (int) and its steps: the mask (short), then velocity and offset (floats) of
 * each voice in it, lowest bit first.
 */
final class DataSetFile {

    static final int FORMAT = 1;

    private static final byte[] MAGIC = "BEATDATA".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;
    private static final int HEADER = MAGIC.length + Integer.BYTES + DIGEST;
    /** Nothing that {@link DataSet#MAX_STEPS} allows comes near; it keeps a wrong file from filling the memory. */
    private static final long MAX_FILE_BYTES = 512L << 20;

    private DataSetFile() {
    }

    static void write(DataSet data, Path file) throws IOException {
        byte[] body = body(data);
        ByteBuffer header = ByteBuffer.allocate(HEADER).put(MAGIC).putInt(FORMAT).put(sha256(body, 0));
        WholeFile.write(file, out -> {
            out.write(header.array());
            out.write(body);
        });
    }

    private static byte[] body(DataSet data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 16))) {
            out.writeUTF(data.source());
            out.writeInt(data.all().size());
            for (Performance performance : data.all()) {
                writePerformance(performance, out);
            }
        }
        return bytes.toByteArray();
    }

    private static void writePerformance(Performance performance, DataOutputStream out) throws IOException {
        out.writeUTF(performance.id());
        out.writeUTF(performance.drummer());
        out.writeUTF(performance.style());
        out.writeDouble(performance.tempoBpm());
        out.writeBoolean(performance.fill());
        out.writeByte(performance.split().ordinal());
        Groove groove = performance.groove();
        out.writeInt(groove.length());
        for (int i = 0; i < groove.length(); i++) {
            int mask = groove.mask(i);
            out.writeShort(mask);
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((mask & 1 << v) != 0) {
                    out.writeFloat(groove.velocity(i, v));
                    out.writeFloat(groove.offset(i, v));
                }
            }
        }
    }

    static DataSet read(Path file) throws IOException {
        byte[] bytes = load(file);
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataSetException(file + " is not a data file of this program (make one: dataset IN --out FILE)");
        }
        if (bytes.length < HEADER) {
            throw damaged(file, "it is cut short", null);
        }
        int format = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (format != FORMAT) {
            throw new DataSetException("Data file " + file + " has format " + format + ", this program reads format "
                    + FORMAT + " (make it again: dataset IN --out FILE)");
        }
        byte[] stated = Arrays.copyOfRange(bytes, HEADER - DIGEST, HEADER);
        if (!Arrays.equals(stated, sha256(bytes, HEADER))) {
            throw damaged(file, "its checksum differs", null);
        }
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER), 1 << 16))) {
            return readBody(in);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e.getMessage() == null ? "it is cut short" : e.getMessage(), e);
        }
    }

    private static byte[] load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DataSetException(file + " is a folder, not a data file (make one: dataset IN --out FILE)");
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new DataSetException(file + " is not a data file of this program: larger than "
                        + (MAX_FILE_BYTES >> 20) + " MB (make one: dataset IN --out FILE)");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataSetException("There is no data file " + file + " (make one: dataset IN --out FILE)", e);
        }
    }

    private static DataSet readBody(DataInputStream in) throws IOException {
        String source = in.readUTF();
        int count = in.readInt();
        List<Performance> performances = new ArrayList<>();
        int room = DataSet.MAX_STEPS;
        for (int i = 0; i < count; i++) {
            Performance performance = readPerformance(in, room);
            room -= performance.groove().length();
            performances.add(performance);
        }
        if (in.read() >= 0) {
            throw new IOException("there is more in it than it says");
        }
        return new DataSet(source, performances);
    }

    private static Performance readPerformance(DataInputStream in, int room) throws IOException {
        String id = in.readUTF();
        String drummer = in.readUTF();
        String style = in.readUTF();
        double tempoBpm = in.readDouble();
        boolean fill = in.readBoolean();
        int split = in.readUnsignedByte();
        int length = in.readInt();
        if (split >= Split.values().length || length < 0 || length > room) {
            throw new IOException("performance " + id + " has split " + split + " and length " + length);
        }
        return new Performance(id, drummer, style, tempoBpm, fill, Split.values()[split], readGroove(in, length));
    }

    private static Groove readGroove(DataInputStream in, int length) throws IOException {
        // The length is believed only as the steps arrive: a false one must not reserve memory.
        Groove groove = new Groove(Math.min(length, 1024));
        Step step = new Step();
        for (int i = 0; i < length; i++) {
            int mask = in.readUnsignedShort();
            if (mask >= Voice.MASKS) {
                throw new IOException("a step has the voices " + mask);
            }
            step.clear();
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((mask & 1 << v) != 0) {
                    step.hit(v, in.readFloat(), in.readFloat());
                    requireNumber(step.velocity(v));
                    requireNumber(step.offset(v));
                }
            }
            groove.add(step);
        }
        return groove;
    }

    private static void requireNumber(float value) throws IOException {
        if (Float.isNaN(value)) {
            throw new IOException("a hit has a velocity or an offset that is no number");
        }
    }

    private static DataSetException damaged(Path file, String why, Throwable cause) {
        return new DataSetException("Data file " + file + " is damaged: " + why + " (make it again: dataset IN --out FILE)",
                cause);
    }

    private static byte[] sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
