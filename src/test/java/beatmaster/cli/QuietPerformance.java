package beatmaster.cli;

import beatmaster.clock.InternalClock;
import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import beatmaster.perform.Performance;
import beatmaster.perform.Settings;
import beatmaster.perform.Stage;
import beatmaster.perform.Turns;
import beatmaster.ports.NullOutput;
import beatmaster.smf.DrumRoster;
import beatmaster.time.NanoClock;

/** A performance of a drummer that plays the kick in every step, to nobody. */
final class QuietPerformance {

    private QuietPerformance() {
    }

    static Performance of(int bars, double bpm) {
        Stage.Drummers drummers = new Stage.Drummers(new Kicks(), new Kicks());
        return new Performance(new Stage(NanoClock.system(), new InternalClock(bpm), Stage.Inputs.none(), new NullOutput(),
                drummers, Settings.of(DrumRoster.onChannel(9), 1), Turns.together(), bars));
    }

    private static final class Kicks implements GrooveModel {
        @Override
        public void reset(long seed) {
            // It has no memory.
        }

        @Override
        public void next(StepRequest request, Step decided) {
            decided.clear();
            decided.hit(0, 1, 0);
        }
    }
}
