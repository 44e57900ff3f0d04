package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.RandomModels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

    @Test
    void everyRowHasItsFiguresAndADecisionMakesNoGarbage(@TempDir Path folder) {
        Path model = folder.resolve("small.model");
        RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 8, 1, StepHead.SIZE), 3, 0.2f).write(model);
        StringWriter out = new StringWriter();
        CommandLine line = BeatMaster.commandLine();
        line.setOut(new PrintWriter(out, true));
        assertEquals(0, BeatMaster.execute(line, "bench", "--model", model.toString(), "--steps", "4000"));
        for (String row : new String[] {"weights read once", "network, java ", "network, java, paced", "whole decision, java"}) {
            assertTrue(out.toString().contains(row), row + " is not in\n" + out);
        }
        String decision = out.toString().lines().filter(l -> l.startsWith("whole decision, java ")).findFirst().orElseThrow();
        String bytes = decision.substring(decision.lastIndexOf(' ') + 1);
        assertTrue(bytes.equals("?") || Double.parseDouble(bytes) < 16, decision);
    }
}
