package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.clock.trial.Disturbance;
import beatmaster.clock.trial.PulseTrain;
import beatmaster.clock.trial.TempoCurve;
import beatmaster.midi.Midi;
import org.junit.jupiter.api.Test;

/** Dropped and doubled pulses, and stalls, cost no count. */
class ClockMendingTest extends MasterScript {

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
