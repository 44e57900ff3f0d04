package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import beatmaster.lstm.NetworkShape;
import beatmaster.reference.ReferenceFile;
import beatmaster.reference.ReferenceKind;
import beatmaster.reference.ReferenceShape;
import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheBaselinesByStyleAndWritesTheSameFiguresAsJson() throws IOException {
        Path json = folder.resolve("figures.json");
        assertEquals(0, run("evaluate", "--data", data(10).toString(), "--json", json.toString()), err.toString());
        for (String row : List.of("frequencies", "repeat", "6-gram + cache", "rock", "total")) {
            assertTrue(out.toString().contains(row), row + " is missing in " + out);
        }
        Map<String, Object> figures = JSON.std.mapFrom(Files.readString(json));
        assertEquals("test", figures.get("split"));
        assertEquals(4, ((List<?>) figures.get("likelihood")).size());
    }

    @Test
    void judgesAModelByWhatItHearsAndWhatItPlaysAndDrawsIt() throws IOException {
        Path model = folder.resolve("tiny.model");
        NetworkShape shape = new NetworkShape(Architecture.LSTM, StepEncoding.SIZE, 4, 1, StepHead.SIZE, 0);
        float[] weights = new float[(int) shape.weights()];
        new ModelFile(new ModelHeader("tiny", shape, StepEncoding.NAME, StepHead.NAME, List.of("rock"), "2026-11-23", Map.of()),
                weights).write(model);
        Files.writeString(folder.resolve("tiny.model.curve.csv"), "epoch,train,validation\n1,6.2,9\n2,6.1,8.5\n");
        Path plots = folder.resolve("plots");
        assertEquals(0, run("evaluate", model.toString(), "--data", data(10).toString(), "--bars", "8", "--plots",
                plots.toString()), err.toString());
        for (String row : List.of("tiny ", "tiny, no style", "tiny, knobs", "tiny, player", "tiny playing by itself", "9.000")) {
            assertTrue(out.toString().contains(row), row + " is missing in " + out);
        }
        for (String picture : List.of("bits-by-style", "tiny-velocities", "tiny-offsets", "tiny-training")) {
            BufferedImage image = ImageIO.read(plots.resolve(picture + ".png").toFile());
            assertEquals(1000, image.getWidth(), picture);
        }
    }

    @Test
    void judgesNetworksOfOthersBesideTheBaselines() throws IOException {
        List<String> files = new ArrayList<>();
        for (ReferenceKind kind : ReferenceKind.values()) {
            ReferenceShape shape = new ReferenceShape(kind, List.of(2));
            Path file = folder.resolve(kind.key() + ReferenceFile.SUFFIX);
            new ReferenceFile(kind.key(), shape, "2026-11-24", Map.of(), new float[shape.weights()], new float[0]).write(file);
            Files.writeString(folder.resolve(file.getFileName() + ".curve.csv"), "epoch,train,validation\n1,6.2,9\n");
            files.add(file.toString());
        }
        Path plots = folder.resolve("plots");
        Path json = folder.resolve("figures.json");
        assertEquals(0, run("evaluate", "--reference", String.join(",", files), "--data", data(10).toString(), "--plots",
                plots.toString(), "--json", json.toString()), err.toString());
        for (ReferenceKind kind : ReferenceKind.values()) {
            assertTrue(out.toString().matches("(?s).*\\R" + kind.key() + " +9\\.000 +9\\.000( +-){4}\\R.*"), out.toString());
            assertTrue(Files.exists(plots.resolve(kind.key() + "-training.png")));
        }
        assertEquals(6, ((List<?>) JSON.std.mapFrom(Files.readString(json)).get("likelihood")).size());
    }

    @Test
    void aFileThatIsNoReferenceIsNamed() throws IOException {
        Path file = data(2);
        assertEquals(1, run("evaluate", "--reference", file.toString(), "--data", file.toString()));
        assertEquals("beat-master: " + file + ": not a reference network of Beat Master (make one: ./run.sh train --reference KIND)",
                err.toString().strip());
    }

    @Test
    void velocitiesAndOffsetsAreToldByStyleToo() throws IOException {
        assertEquals(0, run("evaluate", "--data", data(10).toString()), err.toString());
        String table = out.toString().substring(out.toString().indexOf("Velocity and offset of the hits, by style"));
        assertTrue(table.matches("(?s).*\\R +frequencies\\Rstyle +hits +velocity +off by +offset +off by\\R"
                + "rock +128( +[0-9.]+){4}\\Rtotal +128( +[0-9.]+){4}\\R.*"), table);
        assertTrue(table.contains("Velocity and offset of the hits, only bars that stand in no performance of split train"), table);
    }

    @Test
    void refusesToJudgeByWhatWasLearntFrom() throws IOException {
        assertEquals(2, run("evaluate", "--data", data(10).toString(), "--split", "train"));
        assertEquals("beat-master: split must be test or validation: train (see ./run.sh evaluate --help)",
                err.toString().strip());
    }

    @Test
    void saysWhichSplitIsEmpty() throws IOException {
        assertEquals(1, run("evaluate", "--data", data(0).toString()));
        assertTrue(err.toString().startsWith("beat-master: There is no performance of split train in "), err.toString());
        assertEquals(1, err.toString().strip().lines().count());
    }

    @Test
    void namesAModelThatIsNotThere() throws IOException {
        assertEquals(1, run("evaluate", "nobody", "--data", data(2).toString()));
        assertTrue(err.toString().contains("No model is called \"nobody\""), err.toString());
    }

    private Path data(int training) throws IOException {
        Random random = new Random(1);
        List<Performance> performances = new ArrayList<>();
        for (int p = 0; p < training + 2; p++) {
            Groove groove = new Groove();
            for (int i = 0; i < 64; i++) {
                Step step = new Step();
                step.hit(random.nextInt(3), 0.5f, 0.1f);
                groove.add(step);
            }
            performances.add(new Performance("p" + p, "drummer", "rock", 120, false,
                    p < training ? Split.TRAIN : Split.TEST, groove));
        }
        Path file = folder.resolve("made-up.data");
        new DataSet("made up", performances).write(file);
        return file;
    }

    private int run(String... args) {
        CommandLine line = BeatMaster.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return BeatMaster.execute(line, args);
    }
}
