package beatmaster.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFileTest {

    private static final ReferenceShape SHAPE = new ReferenceShape(ReferenceKind.ORIGINAL, List.of(3, 2));

    @TempDir
    Path folder;
    private Path path;

    @BeforeEach
    void place() {
        path = folder.resolve("small.reference");
    }

    private static ReferenceFile file(int updater) {
        float[] weights = new float[SHAPE.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i / 10f;
        }
        return new ReferenceFile("small", SHAPE, "2026-11-24", Map.of("seed", 3), weights, new float[updater]);
    }

    @Test
    void whatIsWrittenIsRead() {
        for (int updater : new int[] {0, 2 * SHAPE.weights()}) {
            file(updater).write(path);
            ReferenceFile read = ReferenceFile.read(path);
            assertEquals("small", read.name());
            assertEquals(SHAPE, read.shape());
            assertEquals("2026-11-24", read.created());
            assertEquals(Map.of("seed", 3), read.card());
            assertArrayEquals(file(updater).weights(), read.weights());
            assertEquals(updater, read.updater().length);
        }
        assertEquals("small", ReferenceFile.nameOf(path));
        assertFalse(Files.exists(folder.resolve("small.reference.part")));
    }

    @Test
    void aFileThatEndsEarlyAnywhereOrHasAWrongByteIsRefusedInOneLine() throws IOException {
        file(0).write(path);
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length += 5) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertRefused("");
        }
        for (int at = 0; at < whole.length; at += 11) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x10;
            Files.write(path, wrong);
            assertRefused("");
        }
    }

    @Test
    void otherVersionsSizesAndKindsAreNamed() throws IOException {
        file(0).write(path);
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, changed(whole, 8, 7));
        assertRefused("version 7, this program reads version 1");
        Files.write(path, changed(whole, 12, 2_000_000_000));
        assertRefused("a header of 2000000000 bytes is declared");
        Files.write(path, again(new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).replace("[3,2]", "[9,9]")));
        assertRefused("original 9-9 has");
        Files.write(path, again(new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).replace("original", "aboriginal"
                .substring(0, 8))));
        assertRefused("No reference network is called \"aborigin\"");
        Files.writeString(path, "a letter");
        assertRefused("not a reference network");
        Files.delete(path);
        assertRefused("no such file");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() {
        float[] weights = new float[SHAPE.weights()];
        weights[7] = Float.NaN;
        assertThrows(ReferenceFailure.class, () -> new ReferenceFile("x", SHAPE, "", Map.of(), weights, new float[0]));
    }

    @Test
    void onlyAReferenceIsOne() throws IOException {
        assertFalse(ReferenceFile.is(path));
        Files.writeString(path, "no");
        assertFalse(ReferenceFile.is(path));
        file(0).write(path);
        assertTrue(ReferenceFile.is(path));
    }

    private void assertRefused(String reason) {
        String message = assertThrows(ReferenceFailure.class, () -> ReferenceFile.read(path)).getMessage();
        assertTrue(message.startsWith(path + ": ") && message.contains(reason), message);
        assertEquals(1, message.lines().count());
    }

    /** The bytes with another int32 at a place, and the checksum that goes with them. */
    private static byte[] changed(byte[] whole, int at, int value) {
        ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(at, value);
        return checked(bytes.array());
    }

    private static byte[] again(String text) {
        return checked(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static byte[] checked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, (int) sum.getValue());
        return bytes;
    }
}
