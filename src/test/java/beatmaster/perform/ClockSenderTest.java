package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import beatmaster.schedule.RecordingOutput.Sent;
import beatmaster.time.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The clock that is sent: as master, and passed on. */
class ClockSenderTest {

    private static final long MS = Rig.MS;
    private static final double PULSE_NS = Tempo.nsPerPulse(120);

    private RecordingOutput clockOut;

    @Test
    void asMasterEveryPulseOfTheMusicIsSentExactlyAndStartComesJustBefore() {
        Rig rig = Rig.alone(4, this::sending);
        rig.run(60_000 * MS);
        long startNs = rig.noteOns().get(0).atNs();
        List<Sent> pulses = sent(Midi.CLOCK).stream().filter(pulse -> pulse.atNs() >= startNs).toList();
        for (int i = 0; i < 4 * 96; i++) {
            assertEquals(startNs + i * PULSE_NS, pulses.get(i).atNs(), 1, "pulse " + i);
        }
        Sent start = sent(Midi.START).get(0);
        assertEquals(PULSE_NS / 2, startNs - start.atNs(), 1, "half a pulse before the first");
        assertEquals(4, sent(Midi.CLOCK).size() - pulses.size(), "pulses ahead of Start tell the tempo");
        assertEquals(Midi.STOP, clockOut.sent.get(clockOut.sent.size() - 1).message());
        assertEquals(1, sent(Midi.STOP).size());
    }

    @Test
    void whoFollowsUsStandsWhereWeStand() {
        Rig master = Rig.alone(8, this::sending);
        master.run(60_000 * MS);
        Rig follower = Rig.following(new ClockFollower(90, ClockLoss.STOP), stage -> stage);
        clockOut.sent.forEach(sent -> follower.at(sent.atNs(), sent.message()));
        follower.run(60_000 * MS);
        assertEquals(master.noteOns().size(), follower.noteOns().size());
        for (int i = 0; i < master.noteOns().size(); i++) {
            assertEquals(master.noteOns().get(i).atNs(), follower.noteOns().get(i).atNs(), 10_000, "note " + i);
        }
    }

    @Test
    void aFollowedClockIsPassedOnPulseByPulseWithItsTransport() {
        Rig rig = following();
        PulseScript script = new PulseScript(1, 100 * MS).pulses(24).start().pulses(100).stop().pulses(10)
                .songPosition(40).pulses(4).resume().pulses(60).stop().pulses(5).start().pulses(30).stop();
        rig.all(script);
        rig.run(script.nowNs() + 100 * MS);
        assertEquals(script.sent().stream().map(PulseScript.Sent::message).toList(),
                clockOut.sent.stream().map(Sent::message).toList());
        for (int i = 0; i < clockOut.sent.size(); i++) {
            assertEquals(script.sent().get(i).ns(), clockOut.sent.get(i).atNs(), 10_000, "message " + i);
        }
    }

    @Test
    void whatIsPassedOnIsSteadierThanWhatCameAndNoPulseIsLostOrAdded() {
        Rig rig = following();
        PulseScript script = new PulseScript(3, 100 * MS).jitter(3 * MS).pulses(96).start().bars(8);
        long playsFromNs = script.nowNs();
        script.bars(8).stop();
        rig.all(script);
        rig.run(script.nowNs() + 100 * MS);
        assertEquals(count(script.sent(), Midi.CLOCK), sent(Midi.CLOCK).size());
        double in = spread(script.sent().stream().filter(s -> s.message() == Midi.CLOCK && s.ns() > playsFromNs)
                .map(PulseScript.Sent::ns).toList());
        double out = spread(sent(Midi.CLOCK).stream().map(Sent::atNs).filter(ns -> ns > playsFromNs).toList());
        assertTrue(out < in / 2, "intervals spread by " + in + " ns come out spread by " + out);
    }

    @Test
    void theCountIsKeptOverManyStopsInJitter() {
        Rig rig = following();
        PulseScript script = new PulseScript(5, 100 * MS).jitter(4 * MS).pulses(48).start().pulses(31);
        for (int i = 0; i < 20; i++) {
            script.stop().pulses(7).resume().pulses(20 + i);
        }
        script.stop();
        rig.all(script);
        rig.run(script.nowNs() + 100 * MS);
        // A pulse sent ahead of a Stop is not sent again, so the count differs by one at most, at any time.
        assertEquals(count(script.sent(), Midi.CLOCK), sent(Midi.CLOCK).size(), 1);
        assertEquals(21, sent(Midi.STOP).size());
        assertEquals(20, sent(Midi.CONTINUE).size());
    }

    @Test
    void aPulseThatNeverCameIsSentAllTheSame() {
        Rig rig = following();
        PulseScript script = new PulseScript(1, 100 * MS).pulses(48).start().pulses(96).drop(2).pulses(94);
        rig.all(script);
        rig.at(script.nowNs(), Midi.STOP);
        rig.run(script.nowNs() + 100 * MS);
        assertEquals(48 + 96 + 2 + 94, sent(Midi.CLOCK).size(), 1);
    }

    @Test
    void aSyncDelayShiftsThePulsesToo() {
        Rig rig = Rig.alone(2, stage -> sending(stage).timed(new Stage.Timing(-20 * MS, 0)));
        rig.run(60_000 * MS);
        Rig plain = Rig.alone(2, stage -> stage);
        plain.run(60_000 * MS);
        long startNs = plain.noteOns().get(0).atNs();
        long firstNs = sent(Midi.START).get(0).atNs() + Math.round(PULSE_NS / 2);
        assertEquals(startNs - 20 * MS, firstNs, 2);
    }

    @Test
    void afterBeingHeldUpTheMissingPulsesFollowAtOnce() {
        Rig rig = Rig.alone(8, this::sending);
        rig.run(3_000 * MS);
        rig.freeze(1_000 * MS);
        rig.run(60_000 * MS);
        long before = clockOut.sent.indexOf(sent(Midi.START).get(0));
        assertEquals(8 * 96, sent(Midi.CLOCK).size() - before, 1, "every pulse of eight bars");
    }

    @Test
    void aClockPortThatFailsStopsNoDrum() {
        Rig rig = Rig.alone(2, this::sending);
        clockOut.broken = true;
        rig.run(60_000 * MS);
        assertEquals(32, rig.noteOns().size());
        assertTrue(rig.stats.portFailures() >= 2 * 96);
    }

    private Rig following() {
        return Rig.following(new ClockFollower(120, ClockLoss.FREEWHEEL), this::sending);
    }

    private Stage sending(Stage stage) {
        clockOut = new RecordingOutput(stage.time()::nanoTime);
        return stage.sendingClock(clockOut);
    }

    private List<Sent> sent(int message) {
        Predicate<Sent> is = each -> Midi.status(each.message()) == message;
        return clockOut.sent.stream().filter(is).toList();
    }

    private static long count(List<PulseScript.Sent> sent, int message) {
        return sent.stream().filter(each -> each.message() == message).count();
    }

    /** The standard deviation of the intervals, in ns. */
    private static double spread(List<Long> times) {
        List<Long> intervals = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            intervals.add(times.get(i) - times.get(i - 1));
        }
        double mean = intervals.stream().mapToLong(x -> x).average().orElse(0);
        return Math.sqrt(intervals.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0));
    }
}
