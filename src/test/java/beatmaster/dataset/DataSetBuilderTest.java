package beatmaster.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import beatmaster.smf.MidiFileReader;
import beatmaster.smf.MidiSong.MetreChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetBuilderTest {

    private static final String HEADER = "drummer,id,style,bpm,beat_type,time_signature,midi_filename,split\n";

    @TempDir
    Path temporary;

    private Path folder;
    private Path zip;

    @BeforeEach
    void places() throws IOException {
        folder = Files.createDirectory(temporary.resolve("recordings"));
        zip = temporary.resolve("recordings.zip");
    }

    @Test
    void aTableGivesStyleDrummerKindAndSplit() throws IOException {
        MidiFiles.writeZip(zip, Map.of(
                "set/info.csv", MidiFiles.text(HEADER
                        + "ann,ann/1,Rock/Shuffle,98,beat,4-4,ann/1.mid,train\n"
                        + "bob,bob/1,jazz/swing,90,fill,4-4,bob/1.mid,test\n"
                        + "bob,bob/2,jazz,90,beat,6-8,bob/2.mid,test\n"),
                "set/ann/1.mid", MidiFiles.of(GrooveArbitraries.groove(1, 3), 98),
                "set/bob/1.mid", MidiFiles.of(GrooveArbitraries.groove(2, 2), 90),
                "set/bob/2.mid", MidiFiles.of(GrooveArbitraries.groove(3, 2), 90),
                "set/spare.mid", MidiFiles.kicks(0, 0)));
        DataSetBuilder.Result result = new DataSetBuilder(zip).build();
        List<Performance> all = result.data().all();
        assertEquals(List.of("ann/1", "bob/1"), all.stream().map(Performance::id).toList());
        assertEquals(List.of("rock", "jazz"), all.stream().map(Performance::style).toList());
        assertEquals(List.of(Split.TRAIN, Split.TEST), all.stream().map(Performance::split).toList());
        assertEquals(List.of(false, true), all.stream().map(Performance::fill).toList());
        assertEquals(98, all.get(0).tempoBpm(), 1e-3);
        assertEquals(Duplicates.pattern(GrooveArbitraries.groove(1, 3)), Duplicates.pattern(all.get(0).groove()));
        assertEquals(List.of("set/bob/2.mid is in 6-8"), result.report().otherMetres());
        assertEquals(1, result.report().notListed());
        assertTrue(result.data().source().startsWith("recordings.zip (sha256 "), result.data().source());
    }

    @Test
    void aFolderWithoutATableIsSplitByChanceAndItsFoldersAreStyles() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            files.put((i % 2 == 0 ? "Funk" : "deep/dub") + "/take" + i + ".mid",
                    MidiFiles.of(GrooveArbitraries.groove(i, 2), 90));
        }
        files.put("loose.MID", MidiFiles.kicks(0, 0, 4, 8));
        files.put("._loose.mid", MidiFiles.text("what macOS leaves behind"));
        MidiFiles.writeFolder(folder, files);
        DataSet data = new DataSetBuilder(folder).seed(5).build().data();
        assertEquals(List.of("dub", "funk", "unknown"), data.styles());
        assertEquals(41, data.all().size());
        assertEquals(4, data.performances(Split.VALIDATION).size());
        assertEquals(4, data.performances(Split.TEST).size());
        assertEquals(ids(data, Split.TEST), ids(new DataSetBuilder(folder).seed(5).build().data(), Split.TEST));
        assertFalse(ids(data, Split.TEST).equals(ids(new DataSetBuilder(folder).seed(6).build().data(), Split.TEST)));
    }

    @Test
    void brokenFilesAreSkippedAndNamed() throws IOException {
        byte[] good = MidiFiles.of(GrooveArbitraries.groove(1, 2), 100);
        MidiFiles.writeFolder(folder, Map.of(
                "x/good.mid", good,
                "x/cut.mid", Arrays.copyOf(good, good.length - 9),
                "x/empty.mid", new byte[0],
                "x/piano.mid", MidiFiles.song(new MetreChange(0, 4, 4), 0, 0, 1, 2, 3),
                "x/waltz.mid", MidiFiles.song(new MetreChange(0, 3, 4), 9, 0, 1, 2, 3),
                "x/huge.mid", new byte[MidiFileReader.MAX_BYTES + 1]));
        ImportReport report = new DataSetBuilder(folder).build().report();
        assertEquals(6, report.midiFiles());
        assertEquals(1, report.otherMetres().size());
        assertTrue(report.otherMetres().get(0).matches(".*x/waltz.mid.*3/4.*"), report.otherMetres().get(0));
        assertEquals(List.of("cut", "empty", "huge", "piano"), report.skipped().stream()
                .map(line -> line.replaceAll(".*x/(\\w+)\\.mid.*", "$1")).sorted().toList(), report.skipped().toString());
    }

    @Test
    void aTakeThatValidationOrTestHasTooIsLeftOutOfTraining() throws IOException {
        Groove same = GrooveArbitraries.groove(1, 2);
        MidiFiles.writeFolder(folder, Map.of(
                "info.csv", MidiFiles.text("midi_filename,style,split\na.mid,rock,train\nb.mid,rock,test\nc.mid,rock,train\n"
                        + "d.mid,rock,train\n"),
                "a.mid", MidiFiles.of(same, 100),
                "b.mid", MidiFiles.of(same, 140),
                "c.mid", MidiFiles.of(GrooveArbitraries.groove(2, 2), 100),
                "d.mid", MidiFiles.of(GrooveArbitraries.groove(2, 2), 100)));
        DataSetBuilder.Result result = new DataSetBuilder(folder).build();
        assertEquals(List.of("a"), result.report().duplicates());
        assertEquals(List.of("b", "c", "d"), result.data().all().stream().map(Performance::id).sorted().toList());
    }

    @Test
    void takesBeginAndEndOnTheBarsThatWerePlayed() throws IOException {
        MidiFiles.writeFolder(folder, Map.of("a.mid", MidiFiles.kicks(0, 32 + 8, 32 + 12, 48 + 4)));
        Groove groove = new DataSetBuilder(folder).build().data().all().get(0).groove();
        assertEquals(32, groove.length());
        assertEquals(1, groove.mask(8));
        assertEquals(1, groove.mask(20));
    }

    @Test
    void theStrokeOnWhichADrummerStopsIsNoBar() throws IOException {
        MidiFiles.writeFolder(folder, Map.of("a.mid", MidiFiles.kicks(0, 0, 8, 16), "b.mid", MidiFiles.kicks(0, 0)));
        List<Performance> all = new DataSetBuilder(folder).build().data().all();
        assertEquals(16, all.get(0).groove().length());
        assertEquals(16, all.get(1).groove().length(), "but a take of one stroke keeps its bar");
    }

    @Test
    void aTakeThatLiesLateAsAWholeIsMovedOntoTheBeatByFifteenMillisecondsAtMost() throws IOException {
        int[] onTheBeat = IntStream.range(0, 12).map(i -> i * 4).toArray();
        MidiFiles.writeFolder(folder, Map.of(
                "one/a.mid", MidiFiles.kicks(10, onTheBeat),
                "two/b.mid", MidiFiles.kicks(28, onTheBeat),
                "two/short.mid", MidiFiles.kicks(20, 4),
                "three/alone.mid", MidiFiles.kicks(5, 4)));
        Map<String, Float> offsets = new TreeMap<>();
        for (Performance p : new DataSetBuilder(folder).build().data().all()) {
            offsets.put(p.id(), p.groove().offset(4, 0));
        }
        // At 120 bpm a tick of 480 a quarter lasts 1.04 ms and a step has 120 of them; 15 ms are 14.4 ticks.
        assertEquals(0, offsets.get("one/a"), 1e-6);
        assertEquals(14 / 120f, offsets.get("two/b"), 1e-6, "28 late, 14.4 taken out");
        assertEquals(6 / 120f, offsets.get("two/short"), 1e-6, "too short to tell: as its session");
        assertEquals(5 / 120f, offsets.get("three/alone"), 1e-6, "nothing to tell from");
    }

    @Test
    void aTakeThatLiesALittleOffKeepsItsHitsInTheirSteps() throws IOException {
        int[] steps = IntStream.range(0, 12).map(i -> i * 4).toArray();
        byte[] late = MidiFiles.kicks(12, steps);
        byte[] early = MidiFiles.song(new MetreChange(0, 4, 4), 9, -11, IntStream.range(1, 12).map(i -> i * 4).toArray());
        MidiFiles.writeFolder(folder, Map.of("late/a.mid", late, "early/b.mid", early));
        for (Performance p : new DataSetBuilder(folder).build().data().all()) {
            for (int step = 4; step < 44; step++) {
                assertEquals(step % 4 == 0 ? 1 : 0, p.groove().mask(step), p.id() + " step " + step);
            }
        }
    }

    @Test
    void aZipWithAPathOutsideItselfIsRefusedWhole() throws IOException {
        for (String name : List.of(
                "../evil.mid", "a/../../evil.mid", "/etc/evil.mid", "C:\\evil.mid", "a\\..\\..\\evil.mid")) {
            MidiFiles.writeZip(zip, Map.of("good.mid", MidiFiles.kicks(0, 0), name, MidiFiles.kicks(0, 0)));
            assertRefused(zip, "leads outside it");
        }
    }

    @Test
    void aZipWhoseEntryUnpacksToTooMuchIsRefused() throws IOException {
        MidiFiles.writeZip(zip, Map.of("good.mid", MidiFiles.kicks(0, 0), "bomb.mid", new byte[64 << 20]));
        assertTrue(Files.size(zip) < 1 << 20);
        assertRefused(zip, "unpacks to more than");
        MidiFiles.writeZip(zip, Map.of("good.mid", MidiFiles.kicks(0, 0), "info.csv", new byte[64 << 20]));
        assertRefused(zip, "unpacks to more than");
    }

    @Test
    void whatIsNoZipAndNoFolderIsRefused() throws IOException {
        assertRefused(zip, "There is no");
        Files.writeString(zip, "no zip at all");
        assertRefused(zip, "is no zip that can be read");
        Files.write(zip, new byte[0]);
        assertRefused(zip, "is no zip that can be read");
        assertRefused(folder, "There are no MIDI files");
    }

    @Test
    void noDrumsAtAllIsAnErrorThatSaysWhatToTry() throws IOException {
        MidiFiles.writeFolder(folder, Map.of("a.mid", MidiFiles.song(new MetreChange(0, 4, 4), 2, 0, 1, 2, 3)));
        assertRefused(folder, "There are no drums in");
        assertEquals(1, new DataSetBuilder(folder).drumChannel(2).build().data().all().size());
    }

    @Test
    void aTableThatLacksAColumnIsRefusedAndABadRowIsSkipped() throws IOException {
        MidiFiles.writeFolder(folder, Map.of("a.mid", MidiFiles.kicks(0, 0),
                "info.csv", MidiFiles.text("midi_filename,style\na.mid,rock\n")));
        assertRefused(folder, "lacks the column split; found: midi_filename, style");
        MidiFiles.writeFolder(folder, Map.of("info.csv", MidiFiles.text(
                "\uFEFFmidi_filename,style,split\na.mid,,train\nnone.mid,rock,train\na.mid,rock,learn\n"
                        + "../../x.mid,rock,test\n")));
        DataSetBuilder.Result result = new DataSetBuilder(folder).build();
        assertEquals(List.of("unknown"), result.data().styles());
        assertEquals(3, result.report().skipped().size(), result.report().skipped().toString());
    }

    @Test
    void theReadingIsReportedFileByFile() throws IOException {
        MidiFiles.writeFolder(folder, Map.of("a.mid", MidiFiles.kicks(0, 0), "b.mid", MidiFiles.kicks(0, 1)));
        StringBuilder told = new StringBuilder();
        new DataSetBuilder(folder)
                .progress((done, total) -> told.append(done).append('/').append(total).append(' '))
                .build();
        assertEquals("1/2 2/2 ", told.toString());
    }

    private static List<String> ids(DataSet data, Split split) {
        return data.performances(split).stream().map(Performance::id).toList();
    }

    private static void assertRefused(Path input, String part) {
        DataSetException e = assertThrows(DataSetException.class, () -> new DataSetBuilder(input).build());
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertTrue(e.getMessage().contains("info.csv") || e.getMessage().contains("recordings"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
}
