package beatmaster.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The training curve, one line an epoch, as comma-separated values beside the model: to be looked at while it grows, and plotted. */
public final class TrainingLog {

    private static final String HEAD = "epoch,train_loss_nats,validation_bits_a_step,validation_velocity_bits,validation_offset_bits";

    private TrainingLog() {
    }

    /** Where the curve of a model that is to be written to {@code out} stands. */
    public static Path beside(Path out) {
        return out.resolveSibling(out.getFileName() + ".curve.csv");
    }

    /**
     * Adds an epoch; the first one begins a new curve.
     *
     * @throws TrainingFailure if it cannot be written
     */
    public static void add(Path file, int epoch, double trainLoss, Scores validation) {
        String line = String.format(Locale.ROOT, "%d,%.5f,%.5f,%.5f,%.5f%n", epoch, trainLoss, validation.hitBits(),
                validation.velocityBits(), validation.offsetBits());
        try {
            if (epoch == 1 || !Files.exists(file)) {
                Files.writeString(file, HEAD + System.lineSeparator() + line);
            } else {
                Files.writeString(file, line, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new TrainingFailure(file + ": the training curve cannot be written: " + e.getMessage(), e);
        }
    }
}
