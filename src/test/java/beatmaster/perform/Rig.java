package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.clock.InternalClock;
import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import beatmaster.time.VirtualClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The live loop on a virtual clock: both loops are stepped on the test's thread, from deadline to deadline, with
 * whatever arrives in between. Drummers take as long as the test says.
 */
final class Rig {

    static final long MS = 1_000_000;

    private record Event(long ns, long order, int source, int message) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return ns != other.ns ? Long.compare(ns, other.ns) : Long.compare(order, other.order);
        }
    }

    /** Something that a test does at a time. */
    private record Act(long ns, long order, Runnable what) implements Comparable<Act> {
        @Override
        public int compareTo(Act other) {
            return ns != other.ns ? Long.compare(ns, other.ns) : Long.compare(order, other.order);
        }
    }

    final VirtualClock time = new VirtualClock(0);
    final RecordingOutput output = new RecordingOutput(time::nanoTime);
    final List<ScriptedDrummer.Asked> asked = new ArrayList<>();
    final PerformanceStats stats = new PerformanceStats();
    final Take take = new Take();
    final List<PlayedStep> told = new ArrayList<>();
    final List<Intake.Source> sources;
    final BeatLoop loop;
    private final PlayedStepRing ring = new PlayedStepRing();
    private final StepExchange exchange = new StepExchange();
    private final GrooveLoop groove;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final PriorityQueue<Act> acts = new PriorityQueue<>();
    private LongSupplier drummerNs = () -> 0;
    private long grooveReadyNs = Long.MAX_VALUE;
    private long deadlineNs;
    private long order;
    private int cyclesAtOnce;
    /** Called after every duty cycle. */
    Runnable afterCycle = () -> { };

    private Rig(BeatClock clock, Stage.Inputs inputs, List<Intake.Source> sources, ScriptedDrummer.Rule rule,
            Settings settings, Turns turns, int bars) {
        this(clock, inputs, sources, asked -> ScriptedDrummer.pair(rule, asked), settings, turns, bars, false,
                stage -> stage);
    }

    private Rig(BeatClock clock, Stage.Inputs inputs, List<Intake.Source> sources,
            Function<List<ScriptedDrummer.Asked>, Stage.Drummers> drummers, Settings settings, Turns turns, int bars,
            boolean schedules, UnaryOperator<Stage> dressing) {
        this.sources = sources;
        output.schedules = schedules;
        Stage stage = dressing.apply(new Stage(time, clock, inputs, output, drummers.apply(asked), settings, turns, bars));
        groove = new GrooveLoop(exchange, stage.drummers(), settings.seed());
        loop = new BeatLoop(stage, sources, exchange, ring, stats, () -> { });
    }

    /** Follows a MIDI clock on source 0 that is a player's port too. */
    static Rig following(ScriptedDrummer.Rule rule, Settings settings, Turns turns, int bars) {
        return new Rig(new ClockFollower(120, ClockLoss.FREEWHEEL), new Stage.Inputs(List.of(), null, true),
                List.of(new Intake.Source(true, true), new Intake.Source(true, true)), rule, settings, turns, bars);
    }

    /** Follows a clock on sources 0 and 1, a counting drummer on the grid, with what the test adds to the stage. */
    static Rig following(BeatClock clock, UnaryOperator<Stage> dressing) {
        return new Rig(clock, new Stage.Inputs(List.of(), null, true),
                List.of(new Intake.Source(true, true), new Intake.Source(true, true)),
                asked -> ScriptedDrummer.pair(ScriptedDrummer.counting(), asked), onTheGrid(), Turns.together(), 0, false,
                dressing);
    }

    /** Plays by its own clock at 120 bpm, a counting drummer on the grid, with what the test adds to the stage. */
    static Rig alone(int bars, UnaryOperator<Stage> dressing) {
        return new Rig(new InternalClock(120), Stage.Inputs.none(), List.of(new Intake.Source(true, false)),
                asked -> ScriptedDrummer.pair(ScriptedDrummer.counting(), asked), onTheGrid(), Turns.together(), bars, false,
                dressing);
    }

    /** Plays by its own clock at 120 bpm; what sources 0 and 1 play is handed on to the port. */
    static Rig handingOn(ScriptedDrummer.Rule rule, boolean schedules, int bars) {
        return new Rig(new InternalClock(120), Stage.Inputs.none(),
                List.of(new Intake.Source(true, false, true, null), new Intake.Source(true, false, true, null)),
                asked -> ScriptedDrummer.pair(rule, asked), onTheGrid(), Turns.together(), bars, schedules, stage -> stage);
    }

    /** Follows a MIDI clock and plays to a port that takes notes ahead of their time. */
    static Rig aheadOfTime(ScriptedDrummer.Rule rule, Settings settings) {
        return new Rig(new ClockFollower(120, ClockLoss.FREEWHEEL), new Stage.Inputs(List.of(), null, true),
                List.of(new Intake.Source(true, true)), asked -> ScriptedDrummer.pair(rule, asked), settings,
                Turns.together(), 0, true, stage -> stage);
    }

    /** Plays by its own clock; source 0 is a player's port if there is one. */
    static Rig alone(BeatClock clock, boolean player, ScriptedDrummer.Rule rule, Settings settings, Turns turns, int bars) {
        return new Rig(clock, Stage.Inputs.none(), player ? List.of(new Intake.Source(true, false)) : List.of(), rule,
                settings, turns, bars);
    }

    /** Plays by its own clock with drummers of any kind; source 0 is a player's port. */
    static Rig with(Stage.Drummers drummers, Settings settings, Turns turns, int bars) {
        return new Rig(new InternalClock(120), Stage.Inputs.none(), List.of(new Intake.Source(true, false)),
                asked -> drummers, settings, turns, bars, false, stage -> stage);
    }

    /** General MIDI notes on channel 10, exactly on the grid. */
    static Settings onTheGrid() {
        return Settings.of(gmKit(), 1).withMicrotiming(0);
    }

    static Kit gmKit() {
        Map<Voice, Kit.Pad> out = new EnumMap<>(Voice.class);
        for (Voice voice : Voice.values()) {
            out.put(voice, new Kit.Pad(Midi.DRUM_CHANNEL, voice.gmNote()));
        }
        return new Kit(out, Map.of());
    }

    /** From now on the drummer needs so long for each decision. */
    void drummerTakes(LongSupplier ns) {
        drummerNs = ns;
    }

    void at(long ns, int source, int message) {
        events.add(new Event(ns, order++, source, message));
    }

    void at(long ns, int message) {
        at(ns, 0, message);
    }

    /** At that time the test does something, before the loop's next cycle. */
    void act(long ns, Runnable what) {
        acts.add(new Act(ns, order++, what));
    }

    void all(PulseScript script) {
        script.sent().forEach(sent -> at(sent.ns(), 0, sent.message()));
    }

    /** Lets the time pass. */
    void run(long untilNs) {
        while (!loop.isFinished()) {
            long next = Math.min(Math.min(deadlineNs, grooveReadyNs), events.isEmpty() ? Long.MAX_VALUE : events.peek().ns);
            next = acts.isEmpty() ? next : Math.min(next, acts.peek().ns);
            if (next > untilNs) {
                break;
            }
            cycle(Math.max(next, time.nanoTime()));
        }
        if (untilNs > time.nanoTime()) {
            time.jumpTo(untilNs);
        }
    }

    /** The device behind a source is pulled, now: its driver wakes the loop. */
    void pull(int source) {
        sources.get(source).interrupt();
        cycle(time.nanoTime());
    }

    /** Lets the time pass without the loop noticing, as when the port blocks or the machine freezes. */
    void freeze(long ns) {
        time.jumpTo(time.nanoTime() + ns);
    }

    private void cycle(long nowNs) {
        cyclesAtOnce = nowNs == time.nanoTime() ? cyclesAtOnce + 1 : 0;
        if (cyclesAtOnce > 20_000) {
            throw new AssertionError("the loop spins without end at " + nowNs);
        }
        time.jumpTo(nowNs);
        while (!events.isEmpty() && events.peek().ns <= nowNs) {
            Event event = events.remove();
            sources.get(event.source).ring.offer(event.message, event.ns);
        }
        while (!acts.isEmpty() && acts.peek().ns <= nowNs) {
            acts.remove().what.run();
        }
        if (grooveReadyNs <= nowNs) {
            groove.doWork();
            grooveReadyNs = Long.MAX_VALUE;
        }
        deadlineNs = loop.doWork(nowNs);
        if (grooveReadyNs == Long.MAX_VALUE
                && (exchange.steps.request() != null || exchange.openings.request() != null)) {
            grooveReadyNs = nowNs + drummerNs.getAsLong();
        }
        drainTold();
        afterCycle.run();
    }

    private void drainTold() {
        PlayedStep step = new PlayedStep();
        while (ring.poll(step)) {
            told.add(step);
            take.add(step);
            step = new PlayedStep();
        }
    }

    /** What the drummer of one seed was asked, step by step; before the first Start it is the first drummer's. */
    List<ScriptedDrummer.Asked> asked(long seed) {
        List<ScriptedDrummer.Asked> all = asked.stream().filter(each -> each.seed() == seed).toList();
        int opening = 0;
        for (int i = 0; i < all.size(); i++) {
            opening = all.get(i).n() == 0 ? i : opening;
        }
        return all.subList(opening, all.size());
    }

    /** Note-ons in the order of sending. */
    List<RecordingOutput.Sent> noteOns() {
        return output.sent.stream().filter(sent -> Midi.isNoteOn(sent.message())).toList();
    }
}
