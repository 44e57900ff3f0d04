package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.lstm.ModelFile;
import beatmaster.reference.ReferenceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {

    @TempDir
    Path folder;
    private Path data;
    private Path out;
    private final StringWriter said = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void makeData() throws IOException {
        List<Performance> performances = new ArrayList<>();
        for (Split split : Split.values()) {
            Groove groove = new Groove();
            Step step = new Step();
            for (int i = 0; i < 64; i++) {
                step.clear();
                step.hit(i % 8 == 0 ? 0 : 2, 0.7f, 0);
                groove.add(step);
            }
            performances.add(new Performance(split.key(), "me", "polka", 120, false, split, groove));
        }
        data = folder.resolve("my.data");
        new DataSet("my recordings", performances).write(data);
        out = folder.resolve("my.model");
    }

    @Test
    void trainsAModelThatTellsItsCommandAndSource() {
        assertEquals(0, train("--hidden", "4", "--layers", "1", "--epochs", "1", "--seed", "3"), errors.toString());
        ModelFile model = ModelFile.read(out);
        assertEquals("my", model.header().name());
        assertEquals(List.of("polka"), model.header().styles());
        assertEquals("my recordings", model.header().card().get("trained_on"));
        assertTrue(model.header().card().get("command").toString().contains("train --data my.data --out my.model --arch lstm"));
        assertTrue(said.toString().contains("kept the best, of epoch 1"), said.toString());
        assertTrue(errors.toString().contains("epoch 1 of 1"), errors.toString());
        assertEquals(1, train("--hidden", "4"), "a model that is there is not written over");
        assertTrue(errors.toString().contains("is there already"), errors.toString());
    }

    @Test
    void trainsANetworkOfOthersThatIsOnlyCompared() {
        out = folder.resolve("original.reference");
        assertEquals(0, train("--reference", "original", "--epochs", "1", "--seed", "3"), errors.toString());
        assertTrue(said.toString().contains("training original 32-512-512 on my recordings: 3225353 weights"), said.toString());
        assertTrue(errors.toString().matches("(?s).*epoch 1 of 1: loss [0-9.]+; validation: hits [0-9.]+ bits a step \\(best.*"),
                errors.toString());
        assertTrue(ReferenceFile.read(out).card().get("command").toString()
                .endsWith("train --data my.data --out original.reference --reference original --epochs 1 --seed 3"));
        for (List<String> playing : List.of(List.of("perform", "--model"), List.of("generate", "--model"), List.of("evaluate",
                "--data", data.toString()))) {
            errors.getBuffer().setLength(0);
            List<String> line = new ArrayList<>(playing);
            line.add(out.toString());
            assertEquals(1, run(line));
            assertEquals("beat-master: " + out + ": a reference network, there to be compared with and not to play "
                    + "(evaluate --reference " + out + ")", errors.toString().strip());
        }
    }

    @Test
    void aNetworkOfOthersHasItsOwnLayers() {
        for (String option : List.of("--hidden", "--layers")) {
            errors.getBuffer().setLength(0);
            assertEquals(2, train("--reference", "drum-kit", option, "2"));
            assertTrue(errors.toString().contains("--reference has its own layers: leave out " + option), errors.toString());
        }
        assertEquals(2, train("--reference", "drum-kit", "--arch", "bilstm"));
        assertEquals(2, train("--reference", "gru"));
        assertTrue(errors.toString().contains("[original, drum-kit]"), errors.toString());
    }

    @Test
    void wrongUseIsExitTwoAndWhatCannotBeDoneExitOne() throws IOException {
        assertEquals(2, train("--epochs", "0"));
        assertEquals(2, train("--hidden", "5000"));
        assertEquals(2, train("--arch", "gru"));
        assertEquals(1, train("--resume"));
        assertTrue(errors.toString().contains("no checkpoint"), errors.toString());
        Files.writeString(data, "not data at all");
        assertEquals(1, train());
        out = folder.resolve("none").resolve("my.model");
        assertEquals(1, train());
        assertTrue(errors.toString().contains("There is no folder"), errors.toString());
    }

    private int train(String... more) {
        List<String> line = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", out.toString()));
        line.addAll(List.of(more));
        return run(line);
    }

    private int run(List<String> line) {
        CommandLine root = BeatMaster.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(errors));
        return BeatMaster.execute(root, line.toArray(String[]::new));
    }
}
