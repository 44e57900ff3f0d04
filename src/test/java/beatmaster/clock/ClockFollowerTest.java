package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.trial.Disturbance;
import beatmaster.clock.trial.PulseTrain;
import beatmaster.clock.trial.TempoCurve;
import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The transport as devices do it. The tempo of the pulses is 120 bpm: 20.8 ms each. */
class ClockFollowerTest {

    private static final long MS = 1_000_000L;
    private static final long S = 1_000 * MS;
    private static final double T = Tempo.nsPerPulse(120);

    private final Random random = new Random(5);
    private ClockFollower clock = new ClockFollower(100, ClockLoss.FREEWHEEL);
    private long originNs = 3 * S;
    private long sent;

    /** The time of the master's next pulse. */
    private long nextNs() {
        return originNs + Math.round(sent * T);
    }

    private void skip(int pulses) {
        sent += pulses;
    }

    private void pulses(int count) {
        for (int i = 0; i < count; i++) {
            long arrivalNs = nextNs() + random.nextInt(500_000);
            wakeUntil(arrivalNs);
            clock.message(Midi.CLOCK, arrivalNs);
            sent++;
        }
    }

    private void wakeUntil(long ns) {
        for (long wakeNs = clock.wakeNs(); wakeNs < ns; wakeNs = clock.wakeNs()) {
            clock.advance(wakeNs);
        }
    }

    private void send(int status) {
        clock.message(status, nextNs() - MS);
    }

    private void songPosition(int sixteenths) {
        clock.message(Midi.pack(Midi.SONG_POSITION, sixteenths & 0x7F, sixteenths >> 7), nextNs() - MS);
    }

    /** How far the line is from where the master meant the pulse that it sent last to be, whose position is given. */
    private double lineErrorMs(long positionOfLastSent) {
        long trueNs = originNs + Math.round((sent - 1) * T) + MS / 4;
        return (clock.timeline().nsAt(positionOfLastSent * Ticks.PER_PULSE) - trueNs) / 1e6;
    }

    @Nested
    class Transport {

        @Test
        void nothingPlaysBeforeTheFirstPulseAfterStart() {
            send(Midi.START);
            assertEquals(BeatClock.State.ARMED, clock.state());
            assertEquals(0, clock.positionPulses());
            assertEquals(1, clock.starts());
        }

        @Test
        void theFirstPulseAfterStartIsPositionZeroAndSoundsAtOnce() {
            send(Midi.START);
            long arrivalNs = nextNs();
            clock.message(Midi.CLOCK, arrivalNs);
            assertEquals(BeatClock.State.PLAYING, clock.state());
            assertEquals(0, clock.positionPulses());
            assertEquals(arrivalNs, clock.timeline().nsAt(0));
        }

        @Test
        void startAndItsFirstPulseMayComeAtTheSameTime() {
            clock.message(Midi.START, 5 * S);
            clock.message(Midi.CLOCK, 5 * S);
            assertEquals(0, clock.positionPulses());
            assertEquals(5 * S, clock.timeline().nsAt(0));
        }

        @Test
        void withoutAPulseBeforeTheTempoIsTheGivenOneUntilKnown() {
            send(Midi.START);
            pulses(1);
            assertEquals(100, clock.tempoBpm(), 1e-6);
            pulses(24);
            assertEquals(120, clock.tempoBpm(), 1);
        }

        @Test
        void pulsesWhileStoppedMoveNothingAndKeepTheTempo() {
            pulses(60);
            assertEquals(0, clock.positionPulses());
            assertEquals(BeatClock.State.STOPPED, clock.state());
            assertEquals(120, clock.tempoBpm(), 0.2);
            assertTrue(clock.locked());
        }

        @Test
        void theClockIsLockedWithinTwelvePulses() {
            pulses(12);
            assertTrue(clock.locked());
            assertEquals(120, clock.tempoBpm(), 2);
        }

        @Test
        void twentyMinutesOfClockBeforeStartCountNothing() {
            pulses(20 * 60 * 48);
            send(Midi.START);
            pulses(1);
            assertEquals(0, clock.positionPulses());
            assertEquals(0, lineErrorMs(0), 0.5);
            assertEquals(0, clock.droppedPulses());
        }

        @Test
        void beatOneIsNeverLaterThanItsPulse() {
            for (int i = 0; i < 200; i++) {
                pulses(30 + i % 7);
                send(Midi.START);
                long arrivalNs = nextNs() - random.nextInt(3_000_000);
                clock.message(Midi.CLOCK, arrivalNs);
                sent++;
                assertTrue(clock.timeline().nsAt(0) <= arrivalNs);
                assertEquals(0, clock.positionPulses());
            }
        }

        @Test
        void startMayMoveThePhaseOfThePulses() {
            pulses(100);
            originNs += 9 * MS;
            send(Midi.START);
            pulses(1);
            assertEquals(0, lineErrorMs(0), 0.6);
            assertEquals(120, clock.tempoBpm(), 1);
            pulses(48);
            assertEquals(48, clock.positionPulses());
            assertEquals(0, lineErrorMs(48), 0.5);
        }

        @Test
        void startWhilePlayingGoesBackToZero() {
            send(Midi.START);
            pulses(50);
            send(Midi.START);
            assertEquals(0, clock.positionPulses());
            assertEquals(2, clock.starts());
            pulses(1);
            assertEquals(0, clock.positionPulses());
            assertEquals(BeatClock.State.PLAYING, clock.state());
        }

        @Test
        void aSecondStartBeforeAnyPulseIsOneMoreStart() {
            send(Midi.START);
            send(Midi.START);
            assertEquals(2, clock.starts());
            pulses(3);
            assertEquals(2, clock.positionPulses());
        }

        @Test
        void stopKeepsTheCountAndContinuePlaysItAtTheNextPulse() {
            send(Midi.START);
            pulses(31);
            send(Midi.STOP);
            assertEquals(BeatClock.State.STOPPED, clock.state());
            assertEquals(31, clock.positionPulses());
            pulses(100);
            assertEquals(31, clock.positionPulses());
            send(Midi.CONTINUE);
            assertEquals(BeatClock.State.ARMED, clock.state());
            pulses(1);
            assertEquals(31, clock.positionPulses());
            assertEquals(0, lineErrorMs(31), 0.5);
            pulses(1);
            assertEquals(32, clock.positionPulses());
            assertEquals(1, clock.starts());
            assertEquals(0, clock.jumps());
        }

        @Test
        void stopWhileStoppedAndContinueWhilePlayingChangeNothing() {
            send(Midi.STOP);
            assertEquals(0, clock.positionPulses());
            send(Midi.START);
            pulses(10);
            send(Midi.CONTINUE);
            pulses(1);
            assertEquals(10, clock.positionPulses());
            send(Midi.STOP);
            send(Midi.STOP);
            assertEquals(11, clock.positionPulses());
        }

        @Test
        void stopBeforeTheFirstPulseKeepsPositionZero() {
            send(Midi.START);
            send(Midi.STOP);
            pulses(5);
            assertEquals(0, clock.positionPulses());
            assertEquals(BeatClock.State.STOPPED, clock.state());
        }

        @Test
        void aSongPositionWhenStoppedIsSixPulsesEach() {
            for (int sixteenths : new int[] {0, 1, 15, 16383}) {
                long jumps = clock.jumps();
                songPosition(sixteenths);
                assertEquals(sixteenths * 6L, clock.positionPulses());
                assertEquals(jumps + 1, clock.jumps());
                send(Midi.CONTINUE);
                pulses(1);
                assertEquals(sixteenths * 6L, clock.positionPulses());
                pulses(7);
                assertEquals(sixteenths * 6L + 7, clock.positionPulses());
                send(Midi.STOP);
            }
        }

        @Test
        void aSongPositionWhilePlayingIsIgnored() {
            send(Midi.START);
            pulses(10);
            songPosition(15);
            pulses(1);
            assertEquals(10, clock.positionPulses());
            assertEquals(0, clock.jumps());
        }

        @Test
        void otherMessagesAreIgnored() {
            clock.message(Midi.noteOn(9, 36, 100), S);
            clock.message(Midi.ACTIVE_SENSING, S);
            clock.message(Midi.SYSTEM_RESET, S);
            assertEquals(BeatClock.State.STOPPED, clock.state());
            assertEquals(Long.MAX_VALUE, clock.wakeNs());
        }

        @Test
        void aStormOfStartsLeavesTheLastOne() {
            pulses(48);
            for (int i = 0; i < 1_000; i++) {
                send(Midi.START);
                clock.message(Midi.CLOCK, nextNs() - MS);
            }
            send(Midi.START);
            skip(1);
            pulses(49);
            assertEquals(48, clock.positionPulses());
            assertEquals(1_001, clock.starts());
            assertEquals(0, lineErrorMs(48), 0.6);
        }
    }

    @Nested
    class Mending {

        private void play(int count) {
            pulses(48);
            send(Midi.START);
            pulses(count);
        }

        private void dropped(int count) {
            play(49);
            skip(count);
            pulses(12);
            assertEquals(60 + count, clock.positionPulses());
            assertEquals(count, clock.droppedPulses());
            assertEquals(0, lineErrorMs(60 + count), 0.6);
        }

        @Test
        void onePulseDroppedIsCounted() {
            dropped(1);
        }

        @Test
        void twoPulsesDroppedAreCounted() {
            dropped(2);
        }

        @Test
        void threePulsesDroppedAreCounted() {
            dropped(3);
        }

        @Test
        void aBeatOfPulsesDroppedIsCounted() {
            dropped(24);
        }

        @Test
        void aDoubledPulseIsTakenOff() {
            play(49);
            clock.message(Midi.CLOCK, nextNs() - Math.round(T) + 2 * MS);
            pulses(12);
            assertEquals(60, clock.positionPulses());
            assertEquals(1, clock.doubledPulses());
            assertEquals(0, lineErrorMs(60), 0.6);
        }

        @Test
        void aBurstAfterAStallMovesNeitherCountNorLine() {
            play(97);
            long stalledUntilNs = originNs + Math.round((sent + 4.3) * T);
            for (int i = 0; i < 5; i++) {
                clock.message(Midi.CLOCK, stalledUntilNs + i * MS / 5);
                sent++;
            }
            pulses(12);
            assertEquals(96 + 17, clock.positionPulses());
            assertEquals(0, lineErrorMs(96 + 17), 0.6);
            assertEquals(0, clock.droppedPulses() + clock.doubledPulses());
        }

        @Test
        void aStallLongerThanTheLossLosesNoPulseUnderAnyPolicy() {
            for (ClockLoss policy : new ClockLoss[] {ClockLoss.FREEWHEEL, ClockLoss.HOLD}) {
                clock = new ClockFollower(100, policy);
                play(97);
                long stalledUntilNs = originNs + Math.round((sent + 19.3) * T);
                wakeUntil(stalledUntilNs);
                for (int i = 0; i < 20; i++) {
                    clock.message(Midi.CLOCK, stalledUntilNs + i * MS / 5);
                    sent++;
                }
                pulses(24);
                assertEquals(96 + 44, clock.positionPulses(), policy.name());
                assertEquals(0, lineErrorMs(96 + 44), 0.8);
                assertEquals(0, clock.droppedPulses() + clock.doubledPulses());
            }
        }

        @Test
        void droppedAndDoubledPulsesAreFoundInNoiseToo() {
            Disturbance[] noises = {Disturbance.gaussian(0.3e6), Disturbance.gaussian(1e6), Disturbance.usb(),
                Disturbance.uniform(3e6), Disturbance.blocks(256), Disturbance.blocks(1024)};
            for (Disturbance noise : noises) {
                for (double bpm : new double[] {60, 90, 120, 140}) {
                    for (int dropped = -1; dropped <= 3; dropped++) {
                        mendsInNoise(PulseTrain.of(600, TempoCurve.steady(bpm), noise, 11), dropped);
                    }
                }
            }
        }

        private void mendsInNoise(PulseTrain train, int dropped) {
            clock = new ClockFollower(100, ClockLoss.FREEWHEEL);
            send(Midi.START);
            for (int i = 0; i < train.size(); i++) {
                boolean missing = i >= 400 && i < 400 + dropped;
                if (!missing) {
                    clock.message(Midi.CLOCK, train.arrivalNs()[i]);
                }
                if (i == 400 && dropped < 0) {
                    clock.message(Midi.CLOCK, train.arrivalNs()[i] + 2 * MS);
                }
            }
            assertEquals(train.size() - 1, clock.positionPulses(), () -> dropped + " dropped of " + train.masterNs()[1]);
            assertEquals(Math.max(0, dropped), clock.droppedPulses());
            assertEquals(Math.max(0, -dropped), clock.doubledPulses());
        }

        @Test
        void anHourDoesNotDriftByOnePulse() {
            send(Midi.START);
            pulses(3600 * 48 + 1);
            assertEquals(3600 * 48, clock.positionPulses());
            assertEquals(0, clock.droppedPulses() + clock.doubledPulses() + clock.losses());
        }
    }

    @Nested
    class Loss {

        private void playThenLose(ClockLoss policy, double seconds) {
            clock = new ClockFollower(100, policy);
            send(Midi.START);
            pulses(97);
            skip((int) Math.round(seconds * 48));
            wakeUntil(nextNs() - 1);
        }

        @Test
        void twoTenthsOfASecondAreNotYetALoss() {
            for (ClockLoss policy : ClockLoss.values()) {
                playThenLose(policy, 0.2);
                assertEquals(BeatClock.State.PLAYING, clock.state());
                assertEquals(0, clock.losses());
                pulses(12);
                assertEquals(96 + 10 + 12, clock.positionPulses());
            }
        }

        @Test
        void freewheelingPlaysOnForHalfASecondAndIsJoined() {
            playThenLose(ClockLoss.FREEWHEEL, 0.5);
            assertEquals(BeatClock.State.PLAYING, clock.state());
            assertFalse(clock.locked());
            assertEquals(96 + 24, clock.positionPulses(), 1);
            pulses(1);
            assertEquals(96 + 25, clock.positionPulses());
            pulses(24);
            assertEquals(96 + 49, clock.positionPulses());
            assertEquals(0, lineErrorMs(96 + 49), 0.6);
            assertEquals(1, clock.losses());
        }

        @Test
        void freewheelingStopsAfterOneBar() {
            playThenLose(ClockLoss.FREEWHEEL, 3);
            assertEquals(BeatClock.State.STOPPED, clock.state());
            assertEquals(96 + 96, clock.positionPulses());
            assertEquals(Long.MAX_VALUE, clock.wakeNs());
            pulses(48);
            assertEquals(96 + 96, clock.positionPulses());
            assertEquals(120, clock.tempoBpm(), 0.3);
        }

        @Test
        void holdingWaitsAndPlaysOnWhereItWas() {
            for (double seconds : new double[] {0.5, 3}) {
                playThenLose(ClockLoss.HOLD, seconds);
                assertEquals(BeatClock.State.ARMED, clock.state());
                assertEquals(97, clock.positionPulses());
                pulses(1);
                assertEquals(BeatClock.State.PLAYING, clock.state());
                assertEquals(97, clock.positionPulses());
                assertEquals(0, lineErrorMs(97), 0.6);
            }
        }

        @Test
        void stoppingStopsUntilStartOrContinue() {
            for (double seconds : new double[] {0.5, 3}) {
                playThenLose(ClockLoss.STOP, seconds);
                assertEquals(BeatClock.State.STOPPED, clock.state());
                assertEquals(97, clock.positionPulses());
                pulses(5);
                assertEquals(97, clock.positionPulses());
                send(Midi.CONTINUE);
                pulses(2);
                assertEquals(98, clock.positionPulses());
            }
        }

        @Test
        void theSilenceIsNeverAveragedIntoTheTempo() {
            for (ClockLoss policy : ClockLoss.values()) {
                for (double seconds : new double[] {0.2, 0.5, 3}) {
                    playThenLose(policy, seconds);
                    for (int i = 0; i < 24; i++) {
                        pulses(1);
                        assertEquals(120, clock.tempoBpm(), 3);
                    }
                }
            }
        }

        @Test
        void aClockThatFallsSilentWhileStoppedIsOnlyNotLocked() {
            pulses(48);
            wakeUntil(nextNs() + S);
            assertEquals(BeatClock.State.STOPPED, clock.state());
            assertFalse(clock.locked());
            assertEquals(1, clock.losses());
        }

        @Test
        void aLossIsNoticedEvenIfNobodyTellsTheTime() {
            clock = new ClockFollower(100, ClockLoss.STOP);
            send(Midi.START);
            pulses(97);
            clock.message(Midi.CLOCK, nextNs() + S);
            assertEquals(BeatClock.State.STOPPED, clock.state());
        }
    }

    @Nested
    class BadInput {

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
}
