package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiReceiver;
import beatmaster.ports.LoopMidiProvider;
import beatmaster.ports.LoopPort;
import beatmaster.time.VirtualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The round trip over a cable that is as slow as the test says. */
class LatencyCommandTest {

    private static final long MS = 1_000_000;

    private final VirtualClock time = new VirtualClock(0);
    private final StringWriter out = new StringWriter();

    @Test
    void theRoundTripIsFromSendingToTheArrivalsOwnStamp() throws InterruptedException {
        Cable cable = new Cable(3 * MS, false);
        RoundTrip trip = new RoundTrip(time, cable, cable);
        Histogram times = trip.measure(20);
        assertEquals(20, times.getTotalCount());
        assertEquals(3 * MS, times.getValueAtPercentile(50), 0.01 * MS);
        assertEquals(0, trip.lost());
        LatencyCommand.tell(new Screen(new PrintWriter(out)), times, 0, "in", "out");
        assertTrue(out.toString().contains("3.00 ms (median)"), out.toString());
        assertTrue(out.toString().contains("--sync-delay -1.5"), out.toString());
    }

    @Test
    void whatElseComesInIsNotTakenForAnAnswer() throws InterruptedException {
        Cable cable = new Cable(3 * MS, true);
        assertEquals(3 * MS, new RoundTrip(time, cable, cable).measure(5).getMaxValue(), 0.01 * MS);
    }

    @Test
    void aCableThatLeadsNowhereIsSaid() {
        Failure failure = assertThrows(Failure.class, () -> LatencyCommand.tell(new Screen(new PrintWriter(out)),
                new Histogram(3), 4, "in", "out"));
        assertTrue(failure.getMessage().contains("Nothing came back from \"out\" to \"in\""), failure.getMessage());
    }

    @Test
    void throughAPairOfJavaSoundPortsTheRoundTripIsMeasuredAndADelaySuggested() {
        LoopPort loop = LoopMidiProvider.loopA();
        loop.restore();
        loop.connectBack();
        CommandLine line = BeatMaster.commandLine();
        line.setOut(new PrintWriter(out, true));
        assertEquals(0, BeatMaster.execute(line, "latency", "--in", "Loop A in", "--out", "Loop A out", "--messages", "20"));
        assertTrue(out.toString().contains("20 messages, 0 lost"), out.toString());
        assertTrue(out.toString().contains("--sync-delay -"), out.toString());
        assertEquals(20, loop.size());
        loop.restore();
    }

    @Test
    void aPairWithoutACableIsSaidWithBothNames() {
        LoopMidiProvider.loopA().restore();
        StringWriter err = new StringWriter();
        CommandLine line = BeatMaster.commandLine();
        line.setErr(new PrintWriter(err, true));
        assertEquals(1, BeatMaster.execute(line, "latency", "--in", "Loop A in", "--out", "Loop A out", "--messages", "5"));
        assertTrue(err.toString().contains("Nothing came back from \"Loop A out\" to \"Loop A in\""), err.toString());
        LoopMidiProvider.loopA().restore();
    }

    @Test
    void bothPortsAreNeededAndMustBeThere() {
        StringWriter err = new StringWriter();
        CommandLine line = BeatMaster.commandLine();
        line.setErr(new PrintWriter(err, true));
        assertEquals(2, BeatMaster.execute(line, "latency", "--in", "x"));
        assertEquals(1, BeatMaster.execute(line, "latency", "--in", "no such port", "--out", "none"));
        assertTrue(err.toString().contains("No MIDI input matches"), err.toString());
    }

    private final class Cable implements MidiInput, MidiOutput {
        private final long slowNs;
        private final boolean busy;
        private MidiReceiver receiver;

        private Cable(long slowNs, boolean busy) {
            this.slowNs = slowNs;
            this.busy = busy;
        }

        @Override
        public String name() {
            return "cable";
        }

        @Override
        public void start(MidiReceiver to) {
            receiver = to;
        }

        @Override
        public void send(int message, long dueNs) {
            if (busy) {
                receiver.received(Midi.CLOCK, time.nanoTime() + MS);
            }
            receiver.received(message, time.nanoTime() + slowNs);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
