package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.time.Tempo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a message's arrival to the port, the beat thread makes no garbage. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double PULSE_NS = Tempo.nsPerPulse(120);

    private final List<Intake.Source> sources = List.of(new Intake.Source(true, true, true, null));
    private final StepExchange exchange = new StepExchange();
    private final PlayedStepRing told = new PlayedStepRing();
    private final PlayedStep step = new PlayedStep();
    private final CountingOutput output = new CountingOutput();
    private final CountingOutput clockOut = new CountingOutput();
    private final PerformanceStats stats = new PerformanceStats();
    private final BeatLoop loop;
    private final GrooveLoop groove;
    private long pulses;
    private long allocated;

    AllocationTest() {
        Stage stage = new Stage(() -> 0, new ClockFollower(120, ClockLoss.FREEWHEEL),
                new Stage.Inputs(List.of(), null, true), output,
                ScriptedDrummer.pair(ScriptedDrummer.counting(), new ArrayList<>()),
                Settings.of(Rig.gmKit(), 1), Turns.together(), 0)
                .sendingClock(clockOut).clicked(new Stage.Clicks(0, true));
        loop = new BeatLoop(stage, sources, exchange, told, stats, () -> { });
        groove = new GrooveLoop(exchange, stage.drummers(), 1);
    }

    /**
     * The JVM itself allocates a few hundred bytes when it compiles a method anew, so warming up takes as long as it
     * takes.
     */
    @Test
    void onceWarmTenMinutesOfPlayingAllocateNothing() {
        playMinutes(1);
        sources.get(0).ring.offer(Midi.START, Math.round(pulses * PULSE_NS));
        for (int i = 0; i < 8; i++) {
            allocated = 0;
            long notes = output.notes;
            playMinutes(10);
            long handedOn = 10 * 60 * 48 * 2;
            assertEquals(10 * 120 * (4 + 1) + handedOn, output.notes - notes, 1, "a note a step, a click a beat, two a pulse");
            if (allocated == 0) {
                break;
            }
        }
        assertEquals(0, allocated, "bytes allocated by the beat loop in ten minutes");
        assertEquals(0, stats.lateSteps());
    }

    /** A pulse, a pad and a melody's note at a time, and duty cycles at every deadline in between. */
    private void playMinutes(int minutes) {
        long thread = Thread.currentThread().getId();
        for (long end = pulses + minutes * 60 * 48L; pulses < end; pulses++) {
            long nowNs = Math.round(pulses * PULSE_NS);
            MessageRing ring = sources.get(0).ring;
            ring.offer(Midi.CLOCK, nowNs);
            ring.offer(Midi.noteOn(9, 38, 1 + (int) (pulses % 127)), nowNs);
            ring.offer(Midi.noteOn(0, (int) (pulses % 128), 100), nowNs);
            long nextPulseNs = Math.round((pulses + 1) * PULSE_NS);
            while (nowNs < nextPulseNs) {
                long before = THREADS.getThreadAllocatedBytes(thread);
                long deadlineNs = loop.doWork(nowNs);
                allocated += THREADS.getThreadAllocatedBytes(thread) - before;
                while (groove.doWork()) {
                    deadlineNs = nowNs + 1;
                }
                nowNs = Math.max(deadlineNs, nowNs + 1);
            }
            while (told.poll(step)) {
                // Somebody reads, so that the ring has room.
            }
        }
    }

    private static final class CountingOutput implements MidiOutput {
        long notes;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void send(int message, long dueNs) {
            notes += Midi.isNoteOn(message) ? 1 : 0;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
