package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import beatmaster.midi.Midi;
import org.junit.jupiter.api.Test;

/** A clock that falls silent, under each policy. */
class ClockLossTest extends MasterScript {

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
