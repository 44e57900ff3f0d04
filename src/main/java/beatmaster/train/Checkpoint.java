package beatmaster.train;

import beatmaster.lstm.NetworkShape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * All that training needs to go on where it stopped, after a whole epoch.
 *
 * @param settings those it was begun with
 * @param epoch epochs done
 * @param updates batches learnt
 * @param best the best validation score so far, in bits a step
 * @param bestEpoch when it was reached
 * @param weights the latest, not the best, in the order of {@link NetworkShape}
 * @param updater what Adam remembers
 */
record Checkpoint(String settings, int epoch, int updates, double best, int bestEpoch, float[] weights, float[] updater) {

    private static final int MAGIC = 0x424d4331;

    /** Where the checkpoint of a model that is to be written to {@code out} stands. */
    static Path beside(Path out) {
        return out.resolveSibling(out.getFileName() + ".checkpoint");
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new TrainingFailure(path + ": the checkpoint cannot be deleted: " + e.getMessage(), e);
        }
    }

    void write(Path path) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                out.writeInt(MAGIC);
                out.writeUTF(settings);
                out.writeInt(epoch);
                out.writeInt(updates);
                out.writeDouble(best);
                out.writeInt(bestEpoch);
                writeFloats(out, weights);
                writeFloats(out, updater);
            }
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TrainingFailure(path + ": the checkpoint cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * @param expected the settings that it must have been begun with
     * @throws TrainingFailure if it is missing, damaged or of other settings
     */
    static Checkpoint read(Path path, TrainingSettings expected) {
        if (!Files.isRegularFile(path)) {
            throw new TrainingFailure("There is no checkpoint " + path + " to go on from (train without --resume)");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            if (in.readInt() != MAGIC) {
                throw new TrainingFailure(path + " is not a checkpoint of this program (train without --resume)");
            }
            String begun = in.readUTF();
            if (!begun.equals(expected.toString())) {
                throw new TrainingFailure(path + " was begun with " + begun + ", not with " + expected);
            }
            int weights = (int) expected.shape().weights();
            return new Checkpoint(begun, in.readInt(), in.readInt(), in.readDouble(), in.readInt(),
                    readFloats(in, weights, path), readFloats(in, 2 * weights, path));
        } catch (IOException e) {
            throw new TrainingFailure(path + ": the checkpoint is damaged (train without --resume)", e);
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream in, int expected, Path path) throws IOException {
        int length = in.readInt();
        if (length != expected) {
            throw new TrainingFailure(path + " holds " + length + " numbers where the network needs " + expected);
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
