package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import org.junit.jupiter.api.Test;

/** Start, Stop, Continue and song position as devices do it. */
class ClockTransportTest extends MasterScript {

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
