package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.BeatClock;
import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.clock.InternalClock;
import beatmaster.midi.Midi;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MIDI clock sent for real, through Java Sound: what comes out and in which order; how punctual it is no busy machine tells. */
class ClockThroughPortsTest {

    private final NanoClock time = NanoClock.system();
    private final JavaSoundPorts ports = new JavaSoundPorts(time);
    private final LoopPort drums = LoopMidiProvider.loopA();
    private final LoopPort follower = LoopMidiProvider.loopB();

    @BeforeEach
    @AfterEach
    void restore() {
        drums.restore();
        follower.restore();
    }

    @Test
    void asMasterStartAndEveryPulseOfTheBarAndStopAreSent() throws InterruptedException {
        Performance performance = new Performance(stage(new InternalClock(240), Stage.Inputs.none(), 2));
        performance.start();
        assertTrue(performance.await(20_000));
        performance.stop();
        List<Integer> sent = sent();
        int start = sent.indexOf(Midi.START);
        assertTrue(start >= 0, sent.toString());
        assertEquals(Midi.STOP, sent.get(sent.size() - 1));
        long pulses = sent.subList(start, sent.size()).stream().filter(m -> m == Midi.CLOCK).count();
        // Where the machine holds the beat up, steps are skipped, and the two bars of the take end later.
        assertTrue(pulses >= 2 * 96 - 1, pulses + " pulses");
        assertEquals(3, sent.stream().distinct().count(), "pulses, one Start and one Stop and nothing else");
        assertEquals(0, sent.lastIndexOf(Midi.START) - start);
    }

    @Test
    void anExternalClockIsPassedOnWithItsTransportAndItsSongPosition() throws InterruptedException {
        Performance performance = new Performance(stage(new ClockFollower(240, ClockLoss.FREEWHEEL),
                new Stage.Inputs(List.of(ports.openInput("Loop A in")), null, true), 0));
        performance.start();
        play(24);
        drums.inject(Midi.START);
        play(48);
        drums.inject(Midi.STOP);
        performance.await(100);
        drums.inject(Midi.pack(Midi.SONG_POSITION, 16, 0));
        drums.inject(Midi.CONTINUE);
        play(24);
        drums.inject(Midi.STOP);
        performance.await(100);
        performance.stop();
        String transport = sent().stream().filter(message -> message != Midi.CLOCK).map(ClockThroughPortsTest::name)
                .collect(Collectors.joining(" "));
        assertEquals("Start Stop position:16 Continue Stop", transport);
        assertEquals(24 + 48 + 24, sent().stream().filter(message -> message == Midi.CLOCK).count(), 2);
    }

    private Stage stage(BeatClock clock, Stage.Inputs inputs, int bars) {
        return new Stage(time, clock, inputs, ports.openOutput("Loop A out"),
                ScriptedDrummer.pair(ScriptedDrummer.counting(), new ArrayList<>()), Rig.onTheGrid(), Turns.together(), bars)
                .sendingClock(ports.openOutput("Loop B out"));
    }

    /** Pulses at 240 bpm, near enough. */
    private void play(int pulses) {
        for (int i = 0; i < pulses; i++) {
            LockSupport.parkNanos(10_400_000);
            drums.inject(Midi.CLOCK);
        }
    }

    private List<Integer> sent() {
        return Arrays.stream(follower.messages()).boxed().toList();
    }

    private static String name(int message) {
        return switch (Midi.status(message)) {
            case Midi.START -> "Start";
            case Midi.STOP -> "Stop";
            case Midi.CONTINUE -> "Continue";
            case Midi.SONG_POSITION -> "position:" + Midi.songPosition(message);
            default -> "other:" + Integer.toHexString(message);
        };
    }
}
