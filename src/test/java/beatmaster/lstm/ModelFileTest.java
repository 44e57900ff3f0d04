package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final int VERSION_AT = 8;
    private static final int HEADER_LENGTH_AT = 12;
    private static final int HEADER_AT = 16;

    @TempDir
    Path folder;
    private Path path;
    private ModelFile model;

    @BeforeEach
    void writeOne() {
        path = folder.resolve("a.model");
        model = RandomModels.of(RandomModels.lstm(5, 4, 2, 6), 1, 1);
        model.write(path);
    }

    @Test
    void whatIsWrittenIsRead() {
        ModelFile read = ModelFile.read(path);
        assertArrayEquals(model.weights(), read.weights());
        assertEquals(model.header(), read.header());
        assertFalse(Files.exists(folder.resolve("a.model.part")));
    }

    @Test
    void everyTruncationIsRefusedInOneLineThatNamesTheFile() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length += length < 600 ? 1 : 37) {
            Files.write(path, java.util.Arrays.copyOf(whole, length));
            refused("");
        }
    }

    @Test
    void everyFlippedByteIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            refused("");
        }
    }

    @Test
    void anotherVersionIsRefusedAndBothAreNamed() throws IOException {
        patch(bytes -> bytes.putInt(VERSION_AT, 7));
        String message = refused("version 7");
        assertTrue(message.contains("version " + ModelFile.VERSION), message);
    }

    @Test
    void somethingElseIsNoModel() throws IOException {
        Files.writeString(path, "MThd and so on, a file that is quite long enough to hold a model's header");
        refused("not a model file");
        Files.write(path, new byte[0]);
        refused("empty");
        Files.delete(path);
        refused("no such model file");
    }

    @Test
    void hugeDeclaredSizesCostNoMemory() throws IOException {
        patch(bytes -> bytes.putInt(HEADER_LENGTH_AT, Integer.MAX_VALUE));
        refused("ends early");
        model.write(path);
        patch(bytes -> bytes.putInt(HEADER_LENGTH_AT, -5));
        refused("ends early");
        replaceInHeader("\"hidden\":4", "\"hidden\":2000000000");
        refused("hidden must be 1..2048");
        replaceInHeader("\"hidden\":4,\"layers\":2", "\"hidden\":2048,\"layers\":8");
        refused("ends early or its shape needs");
        assertTrue(Garbage.leastOf(3, () -> refused("ends early or its shape needs")) < 1 << 20, "for a network of 1 GB");
    }

    @Test
    void aFileLargerThanAnyModelIsRefusedUnread() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        refused("a model file has at most");
        assertTrue(Garbage.leastOf(3, () -> refused("")) < 1 << 20);
    }

    @Test
    void aHeaderThatNestsWithoutEndIsRefused() throws IOException {
        replaceInHeader("{", "{\"x\":" + "[".repeat(1 << 20));
        refused("not JSON");
    }

    @Test
    void aFolderIsNoModel() throws IOException {
        Files.delete(path);
        Files.createDirectory(path);
        refused("no such model file");
    }

    @Test
    void aHeaderOfTheWrongKindIsRefused() throws IOException {
        replaceInHeader("\"arch\":\"lstm\"", "\"arch\":\"gru\"");
        assertTrue(refused("gru").contains("lstm, bilstm"));
        replaceInHeader("\"inputs\":5", "\"inputs\":\"five\"");
        refused("\"inputs\" must be a whole number");
        replaceInHeader("{", "[");
        refused("not JSON");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        patch(bytes -> bytes.putFloat(bytes.capacity() - 12, Float.NaN));
        refused("not a finite number");
    }

    @Test
    void writingWhereThereIsNoFolderLeavesNothingBehind() {
        assertThrows(ModelFailure.class, () -> model.write(folder.resolve("none").resolve("b.model")));
    }

    @Test
    void aModelForOtherStepsIsOpenedByNobodyAndBothAreNamed() throws IOException {
        NetworkShape shape = RandomModels.lstm(StepEncoding.SIZE, 4, 1, StepHead.SIZE);
        model = RandomModels.of(shape, 1, 0.1f);
        model.write(path);
        assertEquals(model.header(), ModelFile.open(path).header());
        replaceInHeader("\"" + StepEncoding.NAME, "\"groove-0");
        unfit("groove-0", StepEncoding.NAME);
        replaceInHeader("\"" + StepHead.NAME, "\"sigmoids9");
        unfit("sigmoids9", StepHead.NAME);
        model = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE - 1, 4, 1, StepHead.SIZE), 1, 0.1f);
        model.write(path);
        unfit((StepEncoding.SIZE - 1) + " inputs", "has " + StepEncoding.SIZE);
        model = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 4, 1, StepHead.SIZE + 1), 1, 0.1f);
        model.write(path);
        unfit((StepHead.SIZE + 1) + " outputs", "has " + StepHead.SIZE);
        model = RandomModels.of(shape, 1, 0.1f);
        replaceInHeader("[\"rock\",\"jazz\"]", "[" + "\"x\",".repeat(StepEncoding.STYLES) + "\"x\"]");
        unfit((StepEncoding.STYLES + 1) + " styles", "room for " + StepEncoding.STYLES);
    }

    private void unfit(String theirs, String ours) {
        ModelFile.read(path);
        String message = assertThrows(ModelFailure.class, () -> ModelFile.open(path)).getMessage();
        assertTrue(message.startsWith(path.toString()) && message.contains(theirs) && message.contains(ours), message);
        assertEquals(1, message.lines().count(), message);
    }

    private String refused(String part) {
        String message = assertThrows(ModelFailure.class, () -> ModelFile.read(path)).getMessage();
        assertTrue(message.startsWith(path.toString()), message);
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private void patch(java.util.function.Consumer<ByteBuffer> change) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(bytes);
        seal(bytes);
        Files.write(path, bytes.array());
    }

    private void replaceInHeader(String from, String to) throws IOException {
        model.write(path);
        ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int length = old.getInt(HEADER_LENGTH_AT);
        String text = new String(old.array(), HEADER_AT, length, StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        byte[] header = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(old.capacity() - length + header.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(old.array(), 0, HEADER_AT).put(header)
                .put(old.array(), HEADER_AT + length, old.capacity() - HEADER_AT - length);
        bytes.putInt(HEADER_LENGTH_AT, header.length);
        seal(bytes);
        Files.write(path, bytes.array());
    }

    private static void seal(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, bytes.capacity() - 4);
        bytes.putInt(bytes.capacity() - 4, (int) sum.getValue());
    }
}
