package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiReceiver;
import beatmaster.schedule.RecordingOutput;
import beatmaster.time.NanoClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two ports that send clock at once: one is the master, the other is ignored and named. */
class TwoClocksTest {

    private static final long MS = Rig.MS;

    @Test
    void theSecondClockAndItsTransportMoveNothing() {
        Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), stage -> stage);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).stop();
        rig.all(script);
        PulseScript other = new PulseScript(2, 107 * MS).tempo(171).pulses(50).start().pulses(300).start().pulses(90).stop();
        other.sent().forEach(sent -> rig.at(sent.ns(), 1, sent.message()));
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 10_000);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        assertEquals(other.sent().size(), rig.stats.ignoredClocks());
        assertEquals(0, rig.stats.masterInput());
        assertEquals(1, rig.stats.ignoredInput());
    }

    @Test
    void bothAreKnownByTheirNames() throws InterruptedException {
        Keyboard first = new Keyboard("first");
        Keyboard second = new Keyboard("second");
        Stage stage = new Stage(NanoClock.system(), new ClockFollower(120, ClockLoss.FREEWHEEL),
                new Stage.Inputs(List.of(first, second), null, true), new RecordingOutput(System::nanoTime),
                ScriptedDrummer.pair(ScriptedDrummer.counting(), new java.util.ArrayList<>()), Rig.onTheGrid(),
                Turns.together(), 0);
        try (Performance performance = new Performance(stage)) {
            performance.start();
            assertEquals(Optional.empty(), performance.ignoredClock());
            first.receiver.received(Midi.CLOCK, System.nanoTime());
            waitUntilHeard(performance, 0);
            second.receiver.received(Midi.CLOCK, System.nanoTime());
            waitUntilHeard(performance, 1);
            assertEquals(Optional.of("first"), performance.clockMaster());
            assertEquals(Optional.of("second"), performance.ignoredClock());
        }
    }

    private static void waitUntilHeard(Performance performance, long ignored) throws InterruptedException {
        for (int i = 0; i < 4_000; i++) {
            if (performance.clockMaster().isPresent() && performance.stats().ignoredClocks() >= ignored) {
                return;
            }
            performance.await(5);
        }
        throw new AssertionError("the clock was never heard");
    }

    private static final class Keyboard implements MidiInput {
        private final String name;
        private volatile MidiReceiver receiver;

        private Keyboard(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start(MidiReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
