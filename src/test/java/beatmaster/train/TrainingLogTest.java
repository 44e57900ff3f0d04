package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {

    private static final String HEAD = "epoch,train_loss_nats,validation_bits_a_step,validation_velocity_bits,validation_offset_bits";

    @TempDir
    Path folder;

    @Test
    void hasALineForEachEpochAndBeginsAnewWithTheFirst() throws IOException {
        Path file = TrainingLog.beside(folder.resolve("a.model"));
        TrainingLog.add(file, 1, 9, new Scores(1, 9, 1, 9, 9));
        TrainingLog.add(file, 1, 1.5, new Scores(16, 2.25, 4, 5.5, 6));
        TrainingLog.add(file, 2, 1.25, new Scores(16, 2, 4, 5.25, 5.75));
        assertEquals("a.model.curve.csv", file.getFileName().toString());
        assertEquals(List.of(HEAD, "1,1.50000,2.25000,5.50000,6.00000", "2,1.25000,2.00000,5.25000,5.75000"),
                Files.readAllLines(file));
    }
}
