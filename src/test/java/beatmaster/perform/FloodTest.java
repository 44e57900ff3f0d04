package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.clock.InternalClock;
import beatmaster.midi.Midi;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.schedule.RecordingOutput;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand messages a second: the loop keeps its count, and says what it had to leave. */
class FloodTest {

    private static final long MS = Rig.MS;
    private static final long EVERY_NS = 100_000;

    @Test
    void theClocksCountAndTheNotesTimesAreTheSameUnderAFlood() {
        for (int floodedSource = 0; floodedSource < 2; floodedSource++) {
            Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), stage -> stage);
            PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(8).stop();
            rig.all(script);
            long sent = flood(rig, floodedSource, script.nowNs());
            rig.run(script.nowNs() + 1_000 * MS);
            GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 10_000);
            GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
            assertEquals(sent / 2, rig.stats.playerNotes(), "every one was heard");
            assertEquals(0, rig.sources.get(floodedSource).ring.overflows());
        }
    }

    /** Notes and controllers, one after the other. */
    private static long flood(Rig rig, int source, long untilNs) {
        long sent = 0;
        for (long ns = 0; ns < untilNs; ns += EVERY_NS, sent++) {
            rig.at(ns, source, sent % 2 == 0 ? Midi.controlChange(0, 20, (int) (sent & 127)) : Midi.noteOn(0, 100, 1));
        }
        return sent - sent % 2;
    }

    @Test
    void whatDoesNotFitIsCountedAndThePulseBehindItIsNot() {
        Rig rig = Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), stage -> stage);
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().bars(2).stop();
        rig.all(script);
        for (int i = 0; i < 5_000; i++) {
            rig.at(2_000 * MS, 0, Midi.controlChange(0, 20, i & 127));
        }
        rig.run(script.nowNs() + 1_000 * MS);
        GrooveChecker.noStepSkippedOrDoubled(rig.noteOns(), script.due(), 10_000);
        assertEquals(5_000 - 768, rig.sources.get(0).ring.overflows());
    }

    /** For real: through a driver's thread, the ring and the beat thread. How much is lost depends on the machine. */
    @Test
    @Timeout(60)
    void everyMessageOfARealFloodIsHeardOrCounted() throws InterruptedException {
        LoopPort far = LoopMidiProvider.loopB();
        far.restore();
        RecordingOutput output = new RecordingOutput(NanoClock.system()::nanoTime);
        Performance performance = new Performance(new Stage(NanoClock.system(), new InternalClock(240),
                new Stage.Inputs(List.of(new JavaSoundPorts(NanoClock.system()).openInput("Loop B in")), null, false), output,
                ScriptedDrummer.pair(ScriptedDrummer.counting(), new ArrayList<>()), Rig.onTheGrid(), Turns.together(), 2));
        performance.start();
        int sent = 0;
        for (long beginNs = System.nanoTime(); !performance.await(0) && sent < 30_000; sent++) {
            while (System.nanoTime() - beginNs < sent * EVERY_NS) {
                Thread.onSpinWait();
            }
            far.inject(Midi.noteOn(0, 100, 1 + sent % 127));
        }
        assertTrue(performance.await(30_000), "it ends by itself");
        performance.stop();
        PerformanceStats stats = performance.stats();
        long missing = sent - stats.playerNotes() - performance.ringOverflows();
        assertTrue(missing >= 0 && missing <= MessageRing.CAPACITY, missing + " neither heard nor counted nor waiting at the end");
        assertEquals(32, stats.steps() + stats.skippedSteps(), "every step is counted");
        GrooveChecker.everyNoteOnIsClosed(output.sent);
        far.restore();
    }
}
