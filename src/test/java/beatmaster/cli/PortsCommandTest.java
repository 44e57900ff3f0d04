package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.PortInfo;
import beatmaster.ports.LoopMidiProvider;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsCommandTest {

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void restore() {
        LoopMidiProvider.loopA().restore();
        LoopMidiProvider.loopB().restore();
    }

    private int run(String... args) {
        CommandLine line = BeatMaster.commandLine().setOut(new PrintWriter(out, true));
        return BeatMaster.execute(line, args);
    }

    @Test
    void eachPortIsOneLine() {
        assertEquals(0, run("ports"));
        List<String> loops = out.toString().lines().filter(line -> line.contains("Loop A")).toList();
        assertEquals(2, loops.size());
        assertTrue(loops.get(0).matches("in {2,}Loop A in {2,}a loop of the tests' own {2,}\\S.*"), loops.get(0));
        assertTrue(loops.get(1).matches("out {2,}Loop A out {2,}a loop of the tests' own {2,}\\S.*"), loops.get(1));
    }

    @Test
    void programsGetJson() throws IOException {
        assertEquals(0, run("ports", "--json"));
        List<Object> ports = JSON.std.listFrom(out.toString());
        assertTrue(ports.toString().contains("{direction=out, name=Loop B out, description="), ports.toString());
    }

    @Test
    void columnsLineUpAndAPortOfBothDirectionsIsOneLine() {
        PortsCommand.table(List.of(
                new PortInfo("TR-8S", "Roland", true, true, "Java Sound"),
                new PortInfo("Keystation", "", true, false, "Java Sound"))).print(new PrintWriter(out, true), false);
        assertEquals(List.of("in+out  TR-8S       Roland  Java Sound", "in      Keystation          Java Sound"),
                out.toString().lines().toList());
    }

    @Test
    void whereThereIsNoPortEachSystemIsToldWhichBusToMake() {
        assertTrue(PortsCommand.advice("Mac OS X").contains("IAC"));
        assertTrue(PortsCommand.advice("Windows 11").contains("loopMIDI"));
        assertTrue(PortsCommand.advice("Linux").contains("snd-virmidi"));
        assertEquals(1, PortsCommand.advice("Linux").lines().count());
    }
}
