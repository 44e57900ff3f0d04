package beatmaster.cli;

import beatmaster.grid.DrumTab;
import beatmaster.grid.Grid;
import beatmaster.perform.Performance;
import beatmaster.perform.PerformanceStats;
import beatmaster.perform.PlayedStep;
import beatmaster.time.NanoClock;
import java.nio.file.Path;

/**
 * Runs a performance from the control thread: shows it (bar by bar, or in one live line on a terminal), records it, says
 * what goes wrong, and ends in order, also when the process is asked to end.
 */
final class LivePerformance {

    private static final long LOOK_EVERY_MS = 20;
    /** The live line is rewritten ten times a second. */
    private static final int LOOKS_PER_LINE = 5;
    private static final int LOOKS_PER_KEEPING = 50;

    private final Performance performance;
    private final TakeRecorder recorder;
    private final Screen screen;
    private final PlayedStep step = new PlayedStep();
    private final LiveLine live;
    private final Path statsFile;
    private final StateKeeper keeper;
    private final boolean tablature;
    private final BeatPriority priority = new BeatPriority();
    private int looks;
    private long shownBars;
    private long toldFailures;
    private boolean toldIgnoredClock;
    private long toldLost;

    /**
     * @param keeper keeps what is set
     * @param tablature whether every bar is written out
     * @param statsFile where the figures go when it is over, or null
     */
    LivePerformance(Performance performance, TakeRecorder recorder, Screen screen, StateKeeper keeper, boolean tablature,
            Path statsFile) {
        this.performance = performance;
        this.recorder = recorder;
        this.screen = screen;
        this.keeper = keeper;
        this.tablature = tablature;
        this.statsFile = statsFile;
        live = new LiveLine(performance.stats());
    }

    /** Plays until the end. @return the exit code */
    int play() throws InterruptedException {
        OrderlyEnd end = new OrderlyEnd(performance::stop);
        int code = 1;
        try {
            performance.beginBeatWith(priority::raiseBeat);
            performance.onGrooveSettled(priority::raiseGroove);
            performance.start();
            while (!performance.await(LOOK_EVERY_MS)) {
                look();
            }
            performance.stop();
            code = finish();
        } finally {
            screen.endLive();
            end.reached(code);
        }
        return code;
    }

    private void look() {
        while (performance.poll(step)) {
            recorder.played(step, performance.stats().tempoBpm());
            live.played(step);
            if (tablature) {
                show(Grid.barOf(step.takeStep));
            }
        }
        tellFailures();
        tellIgnoredClock();
        tellLostInput();
        priority.tell(screen);
        if (looks % LOOKS_PER_KEEPING == 0) {
            keeper.keep(performance.settings(), performance.stats().tempoBpm(), NanoClock.system().nanoTime());
        }
        if (screen.isTerminal() && looks % LOOKS_PER_LINE == 0) {
            screen.live(live.text());
        }
        looks++;
    }

    /** A bar is shown when the next one has begun. */
    private void show(long bar) {
        for (; shownBars < bar; shownBars++) {
            screen.text("bar " + (shownBars + 1) + System.lineSeparator() + DrumTab.bar(recorder.bar(shownBars), 0));
        }
    }

    private void tellFailures() {
        PerformanceStats stats = performance.stats();
        if (stats.portFailures() >= Math.max(1, 10 * toldFailures)) {
            toldFailures = stats.portFailures();
            screen.warning("the output has refused %d messages (%s); playing on", toldFailures, stats.lastFailure());
        }
    }

    /** Two clocks at once are a mistake in the cabling; it is said once which one counts. */
    private void tellIgnoredClock() {
        if (!toldIgnoredClock && performance.ignoredClock().isPresent()) {
            toldIgnoredClock = true;
            screen.warning("\"%s\" sends clock too and is ignored; following %s", performance.ignoredClock().get(),
                    performance.clockMaster().map(name -> "\"" + name + "\"").orElse("the other"));
        }
    }

    /** More than anybody plays: some device has gone wild. It is said at the first loss and at every tenfold. */
    private void tellLostInput() {
        long lost = performance.ringOverflows() + performance.inputOverruns();
        if (lost >= Math.max(1, 10 * toldLost)) {
            toldLost = lost;
            screen.line("more MIDI comes in than can be taken: %d messages lost, %d times all that waited; playing on",
                    performance.ringOverflows(), performance.inputOverruns());
        }
    }

    private int finish() {
        look();
        screen.endLive();
        if (tablature) {
            show(recorder.bars());
        }
        keeper.finish(performance.settings(), performance.stats().tempoBpm());
        Path take = recorder.finish();
        PerformanceStats stats = performance.stats();
        String leftOut = stats.droppedNotes() == 0 ? ""
                : ", " + stats.droppedNotes() + " left out as too late to be heard in place";
        screen.line("%d bars, %d notes%s, %d late steps, notes late by %.2f ms (p99), %.2f ms at most%s", recorder.bars(),
                stats.notes(), leftOut, stats.lateSteps(), stats.lateness().getValueAtPercentile(99) / 1e6,
                stats.lateness().getMaxValue() / 1e6, take == null ? "" : " -> " + take);
        if (statsFile != null) {
            StatsFile.write(statsFile, performance, priority.priority());
        }
        if (performance.failure() != null) {
            throw new Failure("The performance broke off: " + performance.failure(), performance.failure());
        }
        return 0;
    }
}
