package beatmaster.reference;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A reference network in one file that checks itself, of another kind than a model's: nothing plays it.
 *
 * <p>The file, all numbers little-endian: 8 bytes magic; int32 format version; int32 length of the header; the header as JSON
 * in UTF-8; the weights as float32 in DL4J's order; in a checkpoint, what Adam remembers, twice as many numbers; int32 CRC-32C
 * of all bytes before it. Reading takes at most three times the file's own length of memory.
 *
 * @param name what tables call it
 * @param shape the network's sizes
 * @param created the date it was made, ISO 8601
 * @param card free facts: what it was taught by, command, seed, settings, score
 * @param weights in DL4J's order; not to be written into
 * @param updater what Adam remembers; empty but in a checkpoint
 */
public record ReferenceFile(String name, ReferenceShape shape, String created, Map<String, Object> card, float[] weights,
                            float[] updater) {

    /** The format that this program writes and reads. */
    public static final int VERSION = 1;
    /** What such a file's name usually ends with. */
    public static final String SUFFIX = ".reference";

    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'M', 'R', '\r', '\n', 0x1a, '\n'};
    private static final int FIXED_BYTES = MAGIC.length + 3 * Integer.BYTES;
    private static final long MAX_BYTES = 256L << 20;

    public ReferenceFile {
        card = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(card));
        requireNumbers(shape, weights.length, updater.length);
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new ReferenceFailure("a reference network's weight is not a finite number: " + weight);
            }
        }
    }

    private static void requireNumbers(ReferenceShape shape, int weights, int updater) {
        if (weights != shape.weights() || updater != 0 && updater != 2 * weights) {
            throw new ReferenceFailure(shape + " has " + shape.weights() + " weights: " + weights
                    + (updater == 0 ? "" : ", with " + updater + " numbers of the updater"));
        }
    }

    /** What the network in a file is called: the file's name without {@link #SUFFIX}. */
    public static String nameOf(Path path) {
        String file = path.getFileName().toString();
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }

    /** Whether a file says of itself that it is a reference network; false for one that cannot be read. */
    public static boolean is(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws ReferenceFailure naming the file and what is wrong with it */
    public static ReferenceFile read(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new ReferenceFailure("no such file (make one: ./run.sh train --reference KIND)");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new ReferenceFailure("a reference network's file has at most " + MAX_BYTES + " bytes: " + Files.size(path));
            }
            return parse(ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new ReferenceFailure(path + ": cannot be read: " + e.getMessage(), e);
        } catch (ReferenceFailure e) {
            throw new ReferenceFailure(path + ": " + e.getMessage(), e);
        }
    }

    private static ReferenceFile parse(ByteBuffer bytes) throws IOException {
        int size = bytes.remaining();
        byte[] magic = new byte[Math.min(size, MAGIC.length)];
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new ReferenceFailure("not a reference network of Beat Master (make one: ./run.sh train --reference KIND)");
        }
        requireWhole(bytes, size);
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new ReferenceFailure("reference format version " + version + ", this program reads version " + VERSION);
        }
        int length = bytes.getInt();
        if (length < 0 || length > size - FIXED_BYTES) {
            throw new ReferenceFailure("the file ends early: a header of " + Integer.toUnsignedString(length)
                    + " bytes is declared, the file has " + size);
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return of(header(new String(text, StandardCharsets.UTF_8)), bytes);
    }

    /** Length and checksum. */
    private static void requireWhole(ByteBuffer bytes, int size) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, Math.max(0, size - Integer.BYTES));
        if (size < FIXED_BYTES || (int) sum.getValue() != bytes.getInt(size - Integer.BYTES)) {
            throw new ReferenceFailure("the file is damaged or ends early, after " + size + " bytes");
        }
    }

    private static Map<String, Object> header(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new ReferenceFailure("its header is not JSON", e);
        }
    }

    private static ReferenceFile of(Map<String, Object> header, ByteBuffer rest) {
        ReferenceShape shape = new ReferenceShape(ReferenceKind.named(text(header, "kind")), layers(header));
        float[] weights = new float[shape.weights()];
        int numbers = (rest.remaining() - Integer.BYTES) / Float.BYTES;
        requireNumbers(shape, Math.min(numbers, weights.length), Math.max(0, numbers - weights.length));
        float[] updater = new float[numbers - weights.length];
        rest.asFloatBuffer().get(weights).get(updater);
        Map<String, Object> card = new LinkedHashMap<>();
        if (header.get("card") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> card.put(String.valueOf(key), value));
        }
        return new ReferenceFile(text(header, "name"), shape, text(header, "created"), card, weights, updater);
    }

    private static String text(Map<String, Object> header, String key) {
        if (header.get(key) instanceof String text) {
            return text;
        }
        throw new ReferenceFailure("its header's \"" + key + "\" must be text: " + header.get(key));
    }

    private static List<Integer> layers(Map<String, Object> header) {
        if (header.get("layers") instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
            return list.stream().map(Integer.class::cast).toList();
        }
        throw new ReferenceFailure("its header's \"layers\" must be whole numbers: " + header.get("layers"));
    }

    /**
     * Writes beside {@code path} and renames, so that whatever stood there stays whole until the new one is.
     *
     * @throws ReferenceFailure if it cannot be written; then the old file is untouched
     */
    public void write(Path path) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.write(part, bytes());
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ReferenceFailure(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private byte[] bytes() throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("name", name);
        header.put("kind", shape.kind().key());
        header.put("layers", shape.layers());
        header.put("created", created);
        header.put("card", card);
        byte[] text = JSON.std.asString(header).getBytes(StandardCharsets.UTF_8);
        int numbers = weights.length + updater.length;
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + text.length + numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(text.length).put(text);
        out.asFloatBuffer().put(weights).put(updater);
        out.position(out.position() + numbers * Float.BYTES);
        CRC32C sum = new CRC32C();
        sum.update(out.array(), 0, out.position());
        out.putInt((int) sum.getValue());
        return out.array();
    }
}
