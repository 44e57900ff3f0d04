package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.RandomModels;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {

    @TempDir
    Path home;
    private String before;

    @BeforeEach
    void threeModelsOfWhichTheFirstTwoAreNoGood() throws IOException {
        before = System.setProperty(Installation.HOME_PROPERTY, home.toString());
        Path models = Files.createDirectory(home.resolve("models"));
        Files.writeString(models.resolve("a-broken.model"), "no model at all");
        RandomModels.of(RandomModels.lstm(5, 4, 1, 6), 1, 0.1f).write(models.resolve("b-other.model"));
        ModelFile good = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 4, 1, StepHead.SIZE), 1, 0.1f);
        good.write(models.resolve("c-good.model"));
    }

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(Installation.HOME_PROPERTY);
        } else {
            System.setProperty(Installation.HOME_PROPERTY, before);
        }
    }

    @Test
    void aModelThatCannotBeUsedIsNamedInItsRowAndTheListGoesOn() {
        List<String> rows = run("models").lines().toList();
        assertEquals(3, rows.size(), rows.toString());
        assertTrue(rows.get(0).matches("a-broken .*\\(cannot be used: not a model file of Beat Master\\)"), rows.get(0));
        assertTrue(rows.get(1).matches("b-other .*5 inputs.*"), rows.get(1));
        assertTrue(rows.get(2).matches("random +lstm +1 x 4 .*rock jazz"), rows.get(2));
    }

    @Test
    void programsAreToldWhyToo() throws IOException {
        List<Object> rows = JSON.std.listFrom(run("models", "--json"));
        assertEquals("not a model file of Beat Master", ((Map<?, ?>) rows.get(0)).get("refused"));
        assertEquals("", ((Map<?, ?>) rows.get(2)).get("refused"));
    }

    @Test
    void noCommandOpensAModelForOtherSteps() {
        String model = home.resolve("models").resolve("b-other.model").toString();
        for (String[] command : new String[][] {{"generate", "--model", model},
            {"bench", "--model", model}, {"evaluate", model, "--data", "none.data"}}) {
            StringWriter err = new StringWriter();
            CommandLine line = BeatMaster.commandLine().setErr(new PrintWriter(err));
            assertEquals(1, BeatMaster.execute(line, command), command[0]);
            assertTrue(err.toString().contains("5 inputs"), command[0] + ": " + err);
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }

    private static String run(String... command) {
        StringWriter out = new StringWriter();
        CommandLine line = BeatMaster.commandLine().setOut(new PrintWriter(out));
        assertEquals(0, BeatMaster.execute(line, command));
        return out.toString();
    }
}
