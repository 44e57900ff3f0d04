package beatmaster.cli;

import beatmaster.clock.BeatClock;
import beatmaster.clock.ClockFollower;
import beatmaster.clock.InternalClock;
import beatmaster.grid.Swing;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.ModelFile;
import beatmaster.perform.LateStep;
import beatmaster.perform.Performance;
import beatmaster.perform.Rehearsal;
import beatmaster.perform.Settings;
import beatmaster.perform.Stage;
import beatmaster.perform.Turns;
import beatmaster.preset.Feel;
import beatmaster.preset.Preset;
import beatmaster.preset.Presets;
import beatmaster.time.NanoClock;
import beatmaster.time.Tempo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perform}: plays live. */
@Command(name = "perform", description = "Play live: to a clock of its own or a MIDI clock, with or without a player.")
final class PerformCommand implements Callable<Integer> {

    enum Beat { INTERNAL, MIDI }

    /** The player and the drummer one after the other; at most one of the two. */
    static final class TurnOptions {
        @Option(names = "--trade", paramLabel = "BARS",
            description = "You play BARS bars, the drummer answers for as many, and so on.")
        private Integer trade;

        @Option(names = "--listen", paramLabel = "BARS", description = "You play BARS bars first; then the drummer joins.")
        private Integer listen;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private DrummerOptions drummer;

    @Mixin
    private TimingOptions timing;

    @Option(names = "--clock", paramLabel = "internal|midi", description = "Whose beat (default: internal).")
    private Beat beat = Beat.INTERNAL;

    @Option(names = "--tempo", paramLabel = "BPM",
            description = "Of the internal clock, 20..300; with --clock midi until the clock is known.")
    private Double tempo;

    @Option(names = "--in", paramLabel = "NAME",
            description = "Listen to this port: a part of its name; may be given again.")
    private List<String> in = List.of();

    @Option(names = "--clock-in", paramLabel = "NAME", description = "Follow this port's clock and no other's.")
    private String clockIn;

    @Option(names = "--out", paramLabel = "NAME|synth|none", description = "Play to this port (default: the preset's).")
    private String out;

    @Option(names = "--virtual",
            description = "Make ports that other programs connect to (Linux; there also without --out).")
    private boolean virtual;

    @Option(names = "--wait", description = "A port that is not there yet is waited for.")
    private boolean await;

    @Option(names = "--auto", description = "Where no port is named, take whatever input and output turn up, now or later.")
    private boolean auto;

    @Option(names = "--thru", description = "Hand on what you play to the output.")
    private boolean through;

    @Option(names = "--preset", paramLabel = "NAME|FILE",
            description = "Your gear (default: " + Presets.DEFAULT + "; list: presets).")
    private String preset;

    @Option(names = "--microtiming", paramLabel = "0..1", description = "0: exactly on the grid; 1: as the drummer plays.")
    private Float microtiming;

    @Option(names = "--swing", paramLabel = "50..75", description = "50 straight, 66 triplets.")
    private Double swing;

    @ArgGroup(exclusive = true)
    private TurnOptions turns = new TurnOptions();

    @Option(names = "--bars", paramLabel = "N", description = "Stop after N bars.")
    private int bars;

    @Option(names = "--record", paramLabel = "FILE.mid|FOLDER",
            description = "Record the take; in a FOLDER each take gets a name of its own.")
    private Path record;

    @Option(names = "--stats", paramLabel = "FILE.json",
            description = "Write the figures of the performance when it is over.")
    private Path stats;

    @Option(names = "--keep-state", paramLabel = "FILE|auto",
            description = "Keep preset, style, tempo and knobs there and go on with them; what is named here wins.")
    private String keepState;

    @Option(names = "--tablature", negatable = true,
            description = "Write every bar (default: yes, but not on a terminal or in a service's journal).")
    private Boolean tablature;

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        StatsFile.requireFolder(stats);
        Installation installation = Installation.find();
        Screen screen = Screen.ofOutput(spec.commandLine().getOut());
        StateKeeper keeper = new StateKeeper(stateFile(), screen);
        Meanwhile<Preset> reading = new Meanwhile<>("preset",
                () -> keeper.preset(new Presets(installation.presets()), preset));
        ModelFile model = drummer.model(installation);
        requireLive(model);
        Stage.Drummers drummers = new Stage.Drummers(drummer.drummer(model), drummer.drummer(model));
        Rehearsal rehearsal = new Rehearsal(drummers.second(), NanoClock.system()).begin();
        Preset gear = keeper.fitting(reading.get(), model.header().styles());
        Settings settings = settings(gear, model);
        double bpm = tempo != null ? tempo : gear.feel().tempoBpm();
        keeper.begin(bpm, beat == Beat.INTERNAL);
        PortChoice ports = new PortChoice(NanoClock.system(), screen);
        try {
            ports.open(gear, wantedPorts());
            ports.silence(settings.kit(), NanoClock.system().nanoTime());
            Stage stage = new Stage(NanoClock.system(), beatClock(bpm),
                    new Stage.Inputs(ports.players(), ports.clock(), beat == Beat.MIDI,
                            through ? ports.players() : List.of()), ports.output(),
                    drummers, settings, turns(), bars)
                    .timed(timing.timing()).clicked(timing.clicks()).steeredBy(timing.tempoControl())
                    .sendingClock(ports.clockOut());
            tell(screen, model, gear, bpm, ports);
            TakeRecorder recorder = TakeRecorder.choose(record, ports.headless(), settings, bpm, screen);
            return new LivePerformance(new Performance(stage, rehearsal), recorder, screen, keeper,
                    tablature != null ? tablature : !screen.isTerminal() && !screen.isJournal(), stats).play();
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        } finally {
            ports.stopWatching();
        }
    }

    /** Says what is wrong with these options, as far as that can be known without playing. */
    void check(Installation installation) {
        checkUsage();
        Preset gear = new Presets(installation.presets()).read(preset == null ? Presets.DEFAULT : preset);
        ModelFile model = drummer.model(installation);
        requireLive(model);
        drummer.engine();
        settings(gear, model);
    }

    private Path stateFile() {
        return StateKeeper.file(keepState, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    private PortChoice.Wanted wantedPorts() {
        boolean listens = beat == Beat.MIDI || turns.trade != null || turns.listen != null
                || timing.tempoControl().isSet();
        return new PortChoice.Wanted(out, in, clockIn, timing.sendClock(), virtual, await, auto, through, listens);
    }

    private void checkUsage() {
        require(tempo == null || Tempo.inRange(tempo), "tempo must be 20..300 bpm: " + tempo);
        require(microtiming == null || microtiming >= 0 && microtiming <= 1, "microtiming must be 0..1: " + microtiming);
        require(swing == null || swing >= Swing.STRAIGHT && swing <= Swing.MAX, "swing must be 50..75: " + swing);
        require(bars >= 0, "bars must be 1 or more: " + bars);
        require(turns.trade == null || turns.trade >= 1, "trade must be 1 bar or more: " + turns.trade);
        require(turns.listen == null || turns.listen >= 1, "listen must be 1 bar or more: " + turns.listen);
        require(beat == Beat.INTERNAL || !timing.tempoControl().isSet(),
                "--tap-note and --tempo-cc set the tempo of our own beat: not with --clock midi, whose tempo counts");
        require(beat == Beat.INTERNAL || timing.clicks().countInBars() == 0,
                "--count-in needs our own beat: a MIDI clock begins when its Start comes (leave out one of the two)");
        require(beat == Beat.INTERNAL || clockIn != null || !in.isEmpty() || auto || wantedPorts().virtualInput(),
                "--clock midi needs the port that the clock comes from: --in NAME or --clock-in NAME (list: ./run.sh ports)"
                + ", or --auto, or --virtual where other programs can connect to us");
    }

    private static void requireLive(ModelFile model) {
        if (model.shape().architecture() != Architecture.LSTM) {
            throw new Failure("The model \"" + model.header().name() + "\" is " + model.shape().architecture().key()
                    + ": it runs a whole window anew for every step, some twenty times the work; live takes an lstm,"
                    + " generate takes both");
        }
    }

    private Settings settings(Preset gear, ModelFile model) {
        Feel feel = gear.feel();
        return new Settings(drummer.temperature(feel.temperature()), drummer.style(model, feel.style()),
                drummer.density(feel.density()), drummer.intensity(feel.intensity()), feel.fill(),
                microtiming != null ? microtiming : feel.microtiming(), swing != null ? swing : feel.swingPercent(),
                feel.gateNs(), drummer.seed(), gear.kit(), LateStep.REPEAT_LAST_BAR);
    }

    private BeatClock beatClock(double bpm) {
        return beat == Beat.INTERNAL ? new InternalClock(bpm) : new ClockFollower(bpm, timing.onClockLoss());
    }

    private Turns turns() {
        if (turns.trade != null) {
            return Turns.trade(turns.trade);
        }
        return turns.listen != null ? Turns.listenFirst(turns.listen) : Turns.together();
    }

    private void tell(Screen screen, ModelFile model, Preset gear, double bpm, PortChoice ports) {
        int style = drummer.style(model, gear.feel().style());
        screen.line("model %s, style %s, preset %s, %s%s, seed %d -> %s%s", model.header().name(),
                style < 0 ? "any" : model.header().styles().get(style), gear.name(),
                beat == Beat.INTERNAL ? Screen.number(bpm) + " bpm" : "waiting for the clock of " + ports.clockNames(),
                timing.told(), drummer.seed(), ports.output().name(), screen.isJournal() ? "" : " (Ctrl-C ends)");
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
