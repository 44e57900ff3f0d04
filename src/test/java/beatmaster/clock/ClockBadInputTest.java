package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.trial.Disturbance;
import beatmaster.clock.trial.PulseTrain;
import beatmaster.clock.trial.TempoCurve;
import beatmaster.midi.Midi;
import beatmaster.time.Ticks;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no clock should send. */
class ClockBadInputTest extends MasterScript {

    /** The JVM itself allocates a little when it compiles a method anew, so the best of some rounds counts. */
    @Test
    void noPulseAllocates() {
        for (Disturbance noise : new Disturbance[] {Disturbance.gaussian(1e6), Disturbance.blocks(1024),
            Disturbance.usb().then(Disturbance.stalls(0.02))}) {
            long[] arrivals = PulseTrain.of(10_000, TempoCurve.sine(120, 0.02, 8), noise, 3).arrivalNs();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                least = Math.min(least, allocatedBy(arrivals));
            }
            assertEquals(0, least);
        }
    }

    private long allocatedBy(long[] arrivals) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        clock = new ClockFollower(100, ClockLoss.FREEWHEEL);
        send(Midi.START);
        clock.message(Midi.CLOCK, arrivals[0]);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (long arrivalNs : arrivals) {
            clock.message(Midi.CLOCK, arrivalNs);
            clock.advance(arrivalNs);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Pulses that are no clock at all, in five sorts of disorder, between transport messages at random. */
    @Test
    void nonsenseNeitherThrowsNorLeavesTheLineOrTheTempo() {
        for (int seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            clock = new ClockFollower(20 + chance.nextInt(281), ClockLoss.values()[chance.nextInt(3)]);
            long now = chance.nextLong() >> 20;
            double period = 8e6 + chance.nextDouble() * 117e6;
            for (int i = 0; i < 1_000; i++) {
                period = chance.nextInt(200) == 0 ? 1e5 + chance.nextDouble() * 200e6 : period;
                now += nonsenseNs(chance, (i / 100 + seed) % 5, period);
                now += chance.nextInt(200) == 0 ? (long) ((chance.nextDouble() - 0.3) * 5e9) : 0;
                transportAtRandom(chance, now);
                clock.message(Midi.CLOCK, now);
                clock.advance(now + chance.nextInt(1_000_000));
                String where = "seed " + seed + " pulse " + i;
                assertTrue(clock.tempoBpm() > 17 && clock.tempoBpm() < 340, where);
                assertTrue(clock.positionPulses() >= 0, where);
                long lineNs = clock.timeline().nsAt(clock.positionPulses() * Ticks.PER_PULSE);
                assertTrue(clock.state() != BeatClock.State.PLAYING || Math.abs(lineNs - now) < 3 * S, where);
            }
        }
    }

    private long nonsenseNs(Random chance, int sort, double period) {
        return (long) switch (sort) {
            case 0 -> period;
            case 1 -> Math.max(0, period * (1 + 0.3 * chance.nextGaussian()));
            case 2 -> chance.nextInt(3) == 0 ? 3 * period : 0;
            case 3 -> chance.nextInt(10) == 0 ? 0 : period;
            default -> Math.ceil(chance.nextDouble() * 3) * 21.333e6;
        };
    }

    private void transportAtRandom(Random chance, long now) {
        switch (chance.nextInt(200)) {
            case 0 -> clock.message(Midi.START, now);
            case 1 -> clock.message(Midi.STOP, now);
            case 2 -> clock.message(Midi.CONTINUE, now);
            case 3 -> clock.message(Midi.pack(Midi.SONG_POSITION, chance.nextInt(128), chance.nextInt(128)), now);
            default -> { }
        }
    }

    @Test
    void stampsThatGoBackKeepTheCount() {
        pulses(48);
        send(Midi.START);
        pulses(49);
        clock.message(Midi.CLOCK, nextNs() - Math.round(1.5 * T));
        sent++;
        pulses(12);
        assertEquals(61, clock.positionPulses());
        assertEquals(0, lineErrorMs(61), 0.6);
    }

    @Test
    void oneStampFarInTheFutureIsSurvived() {
        pulses(48);
        clock.message(Midi.CLOCK, nextNs() + 10 * S);
        sent++;
        pulses(48);
        send(Midi.START);
        pulses(13);
        assertEquals(12, clock.positionPulses());
        assertEquals(0, lineErrorMs(12), 0.6);
    }

    @Test
    void onePulseAMinuteIsALossEachTime() {
        send(Midi.START);
        for (int i = 0; i < 5; i++) {
            wakeUntil(i * 60 * S);
            clock.message(Midi.CLOCK, i * 60 * S);
        }
        assertEquals(4, clock.losses());
        assertEquals(BeatClock.State.STOPPED, clock.state());
        assertEquals(100, clock.tempoBpm(), 1e-6);
    }

    @Test
    void aThousandPulsesASecondStayWithinTheTempoRangeAndTheClockComesBack() {
        send(Midi.START);
        for (int i = 0; i < 5_000; i++) {
            clock.message(Midi.CLOCK, originNs + i * MS);
            assertTrue(clock.tempoBpm() < 340);
        }
        originNs += 5 * S + 20 * MS;
        pulses(48);
        send(Midi.START);
        pulses(49);
        assertEquals(48, clock.positionPulses());
        assertEquals(120, clock.tempoBpm(), 0.5);
        assertEquals(0, lineErrorMs(48), 0.6);
    }
}
