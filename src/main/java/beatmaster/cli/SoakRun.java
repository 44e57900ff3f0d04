package beatmaster.cli;

import beatmaster.bench.PortPair;
import beatmaster.bench.Soak;
import beatmaster.bench.SoakPlan;
import beatmaster.bench.SoakResult;
import beatmaster.groove.NetworkDrummer;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.perform.Settings;
import beatmaster.perform.Stage;
import beatmaster.preset.Presets;
import beatmaster.time.NanoClock;

/** Soaks the live loop with a shipped or given model, through a pair of ports inside the program. */
final class SoakRun {

    private static final long SEED = 1;

    private final Installation installation;
    private final ModelFile model;
    private final Engine engine;
    private final BeatPriority priority = new BeatPriority();

    SoakRun(Installation installation, ModelFile model, Engine engine) {
        this.installation = installation;
        this.model = model;
        this.engine = engine;
    }

    SoakResult play(double minutes) throws InterruptedException {
        NanoClock time = NanoClock.system();
        SoakPlan plan = SoakPlan.lasting(minutes, SEED);
        PortPair ports = new PortPair(time, plan.mostMessages());
        Settings settings = Settings.of(new Presets(installation.presets()).read(Presets.DEFAULT).kit(), SEED);
        return new Soak(time, plan, priority::raiseBeat, priority::raiseGroove)
                .play(ports.input(), ports.output(), ports, new Stage.Drummers(drummer(), drummer()), settings);
    }

    /** What the beat thread, the bare thread and the master's had while they played, for a line of the report. */
    String priority() {
        return priority.priority() > 0 ? "the three threads at real-time priority " + priority.priority()
                : "the three threads without real-time priority";
    }

    private NetworkDrummer drummer() {
        return new NetworkDrummer(engine.open(model), model.header().styleHabits());
    }
}
