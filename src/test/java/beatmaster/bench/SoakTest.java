package beatmaster.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.groove.NetworkDrummer;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.midi.Midi;
import beatmaster.perform.Settings;
import beatmaster.perform.Stage;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.time.NanoClock;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shipped drummer for real, with jittering pulses, a busy core and forced collections beside it. What no machine excuses is
 * asked of every run; punctuality of the long one only: {@code -Dbeatmaster.soak.minutes=10}.
 */
@Tag("realtime")
class SoakTest {

    private static final double SHORT_MINUTES = 0.1;
    private static final String LENGTH = "beatmaster.soak.minutes";

    private final NanoClock time = NanoClock.system();

    @Test
    void throughJavaSoundNoNoteHangsAndNoStepIsLost() throws InterruptedException {
        double minutes = Double.parseDouble(System.getProperty(LENGTH, String.valueOf(SHORT_MINUTES)));
        LoopPort loop = LoopMidiProvider.loopA();
        loop.restore();
        JavaSoundPorts ports = new JavaSoundPorts(time);
        SoakPlan plan = SoakPlan.lasting(minutes, 1);
        SoakResult result = new Soak(time, plan, () -> { }, () -> { }).play(ports.openInput("Loop A in"), ports.openOutput("Loop A out"),
                new FarSideOfLoop(loop), drummers(), settings());
        loop.restore();
        String figures = "\nsoak through Java Sound: ";
        System.out.print(figures);
        result.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        assertTrue(result.lawsHold(), figures);
        assertEquals(0, result.hungNotes());
        if (System.getProperty(LENGTH) != null) {
            assertTrue(result.isPunctual(), "off by " + result.offMs(99) + " ms, a bare thread by " + result.bareMs(99)
                    + ", late steps " + result.lateSteps());
        }
    }

    @Test
    void aPairOfPortsInsideTheProgramWillDoToo() throws InterruptedException {
        SoakResult result = play(new PortPair(time, plan().mostMessages()));
        assertTrue(result.lawsHold());
        assertTrue(result.notes() > 20, result.notes() + " notes");
        assertEquals(48 + plan().bars() * 96, result.pulses().size());
    }

    @Test
    void aNoteOffThatIsLostIsFound() throws InterruptedException {
        SoakResult result = play(new Forgetful(plan().mostMessages()));
        assertEquals(1, result.hungNotes());
        assertFalse(result.lawsHold());
    }

    private static SoakPlan plan() {
        return new SoakPlan(2, 240, 1_000_000, false, 2);
    }

    private SoakResult play(PortPair ports) throws InterruptedException {
        return new Soak(time, plan(), () -> { }, () -> { }).play(ports.input(), ports.output(), ports, drummers(), settings());
    }

    private static Stage.Drummers drummers() {
        ModelFile model = ModelFile.read(Path.of("models/groove.model"));
        return new Stage.Drummers(new NetworkDrummer(Engine.DEFAULT.open(model), model.header().styleHabits()),
                new NetworkDrummer(Engine.DEFAULT.open(model), model.header().styleHabits()));
    }

    private static Settings settings() {
        Map<Voice, Kit.Pad> pads = new EnumMap<>(Voice.class);
        for (Voice voice : Voice.values()) {
            pads.put(voice, new Kit.Pad(Midi.DRUM_CHANNEL, voice.gmNote()));
        }
        return Settings.of(new Kit(pads, Map.of()), 1);
    }

    /** Its far side never sees the last note-off. */
    private final class Forgetful extends PortPair {
        Forgetful(int capacity) {
            super(time, capacity);
        }

        @Override
        public int size() {
            return Math.max(0, super.size() - 1);
        }
    }

    private record FarSideOfLoop(LoopPort loop) implements FarSide {
        @Override
        public void play(int message) {
            loop.inject(message);
        }

        @Override
        public int size() {
            return loop.size();
        }

        @Override
        public long timeNs(int i) {
            return loop.timeNs(i);
        }

        @Override
        public int message(int i) {
            return loop.message(i);
        }
    }
}
