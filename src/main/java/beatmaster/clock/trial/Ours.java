package beatmaster.clock.trial;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.time.Ticks;

/** The program's own follower, from Start on. */
final class Ours implements Foresight {

    private final ClockFollower clock = new ClockFollower(100, ClockLoss.FREEWHEEL);

    Ours() {
        clock.message(Midi.START, 0);
    }

    @Override
    public void pulse(long arrivalNs) {
        clock.message(Midi.CLOCK, arrivalNs);
    }

    @Override
    public double aheadNs(int pulses) {
        return clock.timeline().nsAt((clock.positionPulses() + pulses) * Ticks.PER_PULSE);
    }

    long positionPulses() {
        return clock.positionPulses();
    }
}
