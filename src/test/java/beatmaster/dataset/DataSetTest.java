package beatmaster.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

    @TempDir
    Path folder;

    private Path file;
    private DataSet data;

    @BeforeEach
    void fill() {
        file = folder.resolve("some.data");
        data = new DataSet("made up, seed 1", List.of(
                performance("b/2", "rock", Split.TRAIN, 1, 5),
                performance("a/1", "jazz", Split.TEST, 2, 1),
                performance("c/ü", "rock", Split.VALIDATION, 3, 40)));
    }

    @Test
    void whatIsWrittenIsReadBackExactly() throws IOException {
        data.write(file);
        DataSet back = DataSet.read(file);
        assertEquals(data.source(), back.source());
        assertEquals(texts(data), texts(back));
    }

    @Test
    void theSameDataGivesTheSameBytes() throws IOException {
        data.write(file);
        byte[] first = Files.readAllBytes(file);
        DataSet.read(file).write(file);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void stylesAreSortedAndSplitsKeepTheOrder() {
        assertEquals(List.of("jazz", "rock"), data.styles());
        assertEquals(List.of("b/2"), data.performances(Split.TRAIN).stream().map(Performance::id).toList());
        assertEquals(3, data.all().size());
    }

    @Test
    void anEmptyFileAndAForeignFileAreRefused() throws IOException {
        Files.write(file, new byte[0]);
        assertRefused("not a data file");
        Files.writeString(file, "MThd and more that is no data file at all, but long enough to hold a header of ours");
        assertRefused("not a data file");
        Files.delete(file);
        assertRefused("There is no data file");
        Files.createDirectory(file);
        assertRefused("is a folder");
    }

    @Test
    void aNewerFormatIsRefusedWithBothVersions() throws IOException {
        data.write(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(8, 7);
        Files.write(file, bytes);
        assertRefused("has format 7, this program reads format 1");
    }

    @Test
    void everyCutAndEveryFlippedByteIsNoticed() throws IOException {
        data.write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 97) {
            Files.write(file, Arrays.copyOf(bytes, at));
            assertThrows(DataSetException.class, () -> DataSet.read(file), "cut at " + at);
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            assertThrows(DataSetException.class, () -> DataSet.read(file), "flipped at " + at);
        }
    }

    @Test
    void anOldFileSurvivesAWriteThatFails() throws IOException {
        Path missing = folder.resolve("no such folder").resolve("x.data");
        IOException e = assertThrows(IOException.class, () -> data.write(missing));
        assertTrue(e.getMessage().contains("its folder does not exist"), e.getMessage());
        assertThrows(IOException.class, () -> data.write(folder));
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.findAny().isPresent(), "nothing lies beside");
        }
    }

    @Test
    void twoPerformancesNeverShareAnId() {
        Performance one = performance("a", "rock", Split.TRAIN, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> new DataSet("x", List.of(one, one)));
    }

    private void assertRefused(String part) {
        IOException e = assertThrows(DataSetException.class, () -> DataSet.read(file));
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    private static Performance performance(String id, String style, Split split, long seed, int bars) {
        return new Performance(id, "someone", style, 93.5, seed % 2 == 0, split, GrooveArbitraries.groove(seed, bars));
    }

    private static List<String> texts(DataSet data) {
        return data.all().stream()
                .map(p -> List.of(p.id(), p.drummer(), p.style(), p.tempoBpm(), p.fill(), p.split())
                        + GrooveArbitraries.text(p.groove()))
                .toList();
    }
}
