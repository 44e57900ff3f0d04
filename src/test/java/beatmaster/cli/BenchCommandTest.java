package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.RandomModels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void oneTableShowsTheModelAndALargeOneAndADecisionMakesNoGarbage(@TempDir Path folder) {
        Path model = folder.resolve("small.model");
        RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 8, 1, StepHead.SIZE), 3, 0.2f).write(model);
        assertEquals(0, bench("--model", model.toString(), "--steps", "4000", "--large"), out.toString());
        List<String> rows = out.toString().lines().map(String::strip).toList();
        for (String row : List.of("weights read once ", "weights copied once ", "network, java ", "network, java, paced ")) {
            assertEquals(2, rows.stream().filter(line -> line.startsWith(row)).count(), row + " is not twice in\n" + out);
        }
        long weights = RandomModels.lstm(StepEncoding.SIZE, 256, 2, 512).weights();
        for (String part : List.of(String.format(Locale.ROOT, "large: 2 x 256, %,d weights", weights), "steps/s", "slowest", "resident", "classes")) {
            assertTrue(out.toString().contains(part), part + " is not in\n" + out);
        }
        String decision = rows.stream().filter(l -> l.startsWith("whole decision, java ")).findFirst().orElseThrow();
        String[] columns = decision.split(" +");
        String garbage = columns[columns.length - 4];
        assertTrue(garbage.equals("?") || Double.parseDouble(garbage) < 16, decision);
    }

    @Test
    void tooFewStepsToMeasureAreRefused() {
        assertEquals(2, bench("--steps", "99"));
        assertTrue(err.toString().contains("--steps must be at least 100: 99"), err.toString());
        assertEquals(1, bench("--engine", "tpu"));
    }

    /** The program is started for real. */
    @Test
    void aStartIsMeasuredFromTheCommandToTheFirstNote() throws InterruptedException {
        StartTable.print(new PrintWriter(out, true), 1);
        List<String> rows = out.toString().lines().toList();
        assertTrue(rows.get(1).matches("command to first note +(\\d+|\\?) ms \\((\\d+|\\?)\\.\\.(\\d+|\\?)\\)"), out.toString());
        assertTrue(rows.get(2).matches("classes loaded +\\d{4,5}"), out.toString());
        assertTrue(rows.get(3).matches("resident at most +(\\d+|\\?) MB"), out.toString());
    }

    private int bench(String... options) {
        CommandLine line = BeatMaster.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return BeatMaster.execute(line, Stream.concat(Stream.of("bench"), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void theTableOfTimingHoldsTheOtherFollowersAndASoakBesideABareThread() {
        StringWriter out = new StringWriter();
        CommandLine line = BeatMaster.commandLine();
        line.setOut(new PrintWriter(out, true));
        assertEquals(0, BeatMaster.execute(line, "bench", "--timing", "--seeds", "1", "--soak", "0.05"), out::toString);
        for (String row : new String[] {"120 bpm  ", "Hydrogen", "Ardour", "Mixxx", "seq66", "blocks of 1024", "pulses of the soak",
            "the drums ", "a bare thread ", "late steps", "hung notes"}) {
            assertTrue(out.toString().contains(row), row + " is not in\n" + out);
        }
        assertTrue(out.toString().contains(" steps of 32"), out.toString());
    }

    @Test
    void aSoakOfNoLengthIsRefused() {
        StringWriter err = new StringWriter();
        CommandLine line = BeatMaster.commandLine();
        line.setErr(new PrintWriter(err, true));
        assertEquals(2, BeatMaster.execute(line, "bench", "--soak", "0"));
        assertTrue(err.toString().contains("soak must be above 0 and at most 600 minutes: 0.0"), err.toString());
        assertEquals(2, BeatMaster.execute(line, "bench", "--timing", "--seeds", "0"));
    }
}
