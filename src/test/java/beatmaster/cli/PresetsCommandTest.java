package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PresetsCommandTest {

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        return BeatMaster.execute(BeatMaster.commandLine().setOut(new PrintWriter(out, true)), args);
    }

    @Test
    void eachPresetIsOneLine() {
        assertEquals(0, run("presets"));
        assertEquals(6, out.toString().lines().count());
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("gm +General MIDI drums +synth +General MIDI .*")),
                out.toString());
    }

    @Test
    void programsGetJson() throws IOException {
        assertEquals(0, run("presets", "--json"));
        assertTrue(JSON.std.listFrom(out.toString()).toString()
                .contains("{name=tr-8s, title=Roland TR-8S, out=TR-8S, chart="));
    }
}
