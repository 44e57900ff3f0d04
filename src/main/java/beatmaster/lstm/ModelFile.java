package beatmaster.lstm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A model: its header and its weights, in one file that checks itself.
 *
 * <p>The file, all numbers little-endian: 8 bytes magic; int32 format version; int32 length of the header; the header
 * ({@link ModelHeader}) as JSON in UTF-8; the weights as float32 in the order of {@link NetworkShape}; int32 CRC-32C of all
 * bytes before it. Nothing that a file declares makes a reader use more memory than twice the file's own length.
 *
 * <p>Immutable, thread-safe. The networks that run it share its one array of weights.
 */
public final class ModelFile {

    /** The format that this program writes and reads. */
    public static final int VERSION = 1;
    /** What a model's file name ends with. */
    public static final String SUFFIX = ".model";

    /** As PNG's: a byte that is not ASCII, a name, and line ends that a text transfer would spoil. */
    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'M', 'D', '\r', '\n', 0x1a, '\n'};
    private static final int FIXED_BYTES = MAGIC.length + 3 * Integer.BYTES;
    private static final long MAX_BYTES = 256L << 20;

    private final ModelHeader header;
    private final float[] weights;

    /**
     * @param weights copied
     * @throws ModelFailure if there are not as many weights as the shape has, or one is not a finite number
     */
    public ModelFile(ModelHeader header, float[] weights) {
        this(header, weights.clone(), "model \"" + header.name() + "\"");
    }

    private ModelFile(ModelHeader header, float[] weights, String what) {
        requireWeights(header.shape(), weights.length, what);
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new ModelFailure(what + ": a weight is not a finite number: " + weight);
            }
        }
        this.header = header;
        this.weights = weights;
    }

    public ModelHeader header() {
        return header;
    }

    public NetworkShape shape() {
        return header.shape();
    }

    /** A copy of the weights, in the order of {@link NetworkShape}. */
    public float[] weights() {
        return weights.clone();
    }

    /** The weights themselves, for the networks of this package, which only read them. */
    float[] sharedWeights() {
        return weights;
    }

    /** The same weights under another header of the same shape. */
    public ModelFile withHeader(ModelHeader newHeader) {
        return new ModelFile(newHeader, weights);
    }

    /**
     * Reads a model that this program is to feed and to hear.
     *
     * @throws ModelFailure as {@link #read} does; and naming both, if the model's features, outputs or styles are others than
     *     this program's
     */
    public static ModelFile open(Path path) {
        ModelFile model = read(path);
        try {
            ModelFit.require(model.header);
            return model;
        } catch (ModelFailure e) {
            throw named(path, e);
        }
    }

    /**
     * Reads a model file, whatever features and outputs it is for.
     *
     * @throws ModelFailure naming the file and what is wrong with it: missing, too short, not a model, another version,
     *     sizes that do not fit the file, a wrong checksum, weights that are no numbers
     */
    public static ModelFile read(Path path) {
        ByteBuffer bytes = ByteBuffer.wrap(readBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return parse(bytes, path);
        } catch (ModelFailure e) {
            throw named(path, e);
        }
    }

    private static ModelFailure named(Path path, ModelFailure e) {
        return e.getMessage().startsWith(path.toString()) ? e : new ModelFailure(path + ": " + e.getMessage(), e);
    }

    private static byte[] readBytes(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new ModelFailure(path + ": no such model file (list the models: ./run.sh models)");
            }
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw new ModelFailure(path + ": a model file has at most " + MAX_BYTES + " bytes: " + size);
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ModelFailure(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static ModelFile parse(ByteBuffer bytes, Path path) {
        int size = bytes.remaining();
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= size || bytes.get() != MAGIC[i]) {
                throw new ModelFailure(size == 0 ? "the file is empty" : "not a model file of Beat Master");
            }
        }
        if (size < FIXED_BYTES) {
            throw new ModelFailure("the file ends early, after " + size + " bytes");
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new ModelFailure("model format version " + version + ", this program reads version " + VERSION);
        }
        ModelHeader header = ModelHeader.fromJson(headerText(bytes, size));
        requireWeights(header.shape(), (bytes.remaining() - Integer.BYTES) / (double) Float.BYTES, path.toString());
        requireChecksum(bytes, size);
        float[] weights = new float[(bytes.remaining() - Integer.BYTES) / Float.BYTES];
        bytes.asFloatBuffer().get(weights);
        return new ModelFile(header, weights, path.toString());
    }

    private static String headerText(ByteBuffer bytes, int size) {
        int length = bytes.getInt();
        if (length < 0 || length > size - FIXED_BYTES) {
            throw new ModelFailure("the file ends early: a header of " + Integer.toUnsignedString(length)
                    + " bytes is declared, the file has " + size);
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void requireWeights(NetworkShape shape, double found, String what) {
        if (found != shape.weights()) {
            throw new ModelFailure(what + ": " + (found < shape.weights() ? "the file ends early or" : "") + " its shape needs "
                    + shape.weights() + " weights, it has " + (long) found);
        }
    }

    private static void requireChecksum(ByteBuffer bytes, int size) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, size - Integer.BYTES);
        int stored = bytes.getInt(size - Integer.BYTES);
        if ((int) sum.getValue() != stored) {
            throw new ModelFailure(String.format("the file is damaged: checksum %08x, expected %08x",
                    (int) sum.getValue(), stored));
        }
    }

    /**
     * Writes the model beside {@code path} and renames it, so that whatever stood there stays whole until the new one is.
     *
     * @throws ModelFailure if it cannot be written; then the old file is untouched
     */
    public void write(Path path) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.write(part, bytes());
            Files.move(part, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ModelFailure(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private byte[] bytes() throws IOException {
        byte[] text = header.toJson().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + text.length + weights.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(text.length).put(text);
        out.asFloatBuffer().put(weights);
        out.position(out.position() + weights.length * Float.BYTES);
        CRC32C sum = new CRC32C();
        sum.update(out.array(), 0, out.position());
        out.putInt((int) sum.getValue());
        return out.array();
    }
}
