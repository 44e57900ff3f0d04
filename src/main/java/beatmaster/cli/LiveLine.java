package beatmaster.cli;

import beatmaster.grid.Grid;
import beatmaster.perform.PerformanceStats;
import beatmaster.perform.PlayedStep;
import beatmaster.time.Ticks;
import org.HdrHistogram.Histogram;

/**
 * The one line that shows a performance while it plays: where it stands, how steady the clock is, how well we keep time,
 * and what drummer and player do. Confined to the control thread.
 */
final class LiveLine {

    private static final double NS_PER_MS = 1e6;
    /** Percentiles need a copy of the whole histogram, so they are looked up once a second and not at every look. */
    private static final int LATENESS_EVERY = 10;

    private final PerformanceStats stats;
    private final BarStrip drummer = new BarStrip();
    private final BarStrip player = new BarStrip();
    private String lateness = "";
    private int looks;

    LiveLine(PerformanceStats stats) {
        this.stats = stats;
    }

    /** Takes in what somebody played. */
    void played(PlayedStep step) {
        if (step.who == PlayedStep.Who.PLAYER) {
            player.played(step);
        } else {
            drummer.played(step);
        }
    }

    /** The line as of now. */
    String text() {
        if (looks++ % LATENESS_EVERY == 0) {
            Histogram late = stats.lateness();
            lateness = String.format("late %.2f/%.2f ms", late.getValueAtPercentile(99) / NS_PER_MS,
                    late.getMaxValue() / NS_PER_MS);
        }
        return position() + String.format(" %5.1f %s | %s, %d late steps, %d lost pulses, lead %.0f ms %s", stats.tempoBpm(),
                lock(), lateness, stats.lateSteps(), stats.droppedPulses(), stats.leadNs() / NS_PER_MS, drummer) + heard();
    }

    private String position() {
        long beat = Math.floorDiv(stats.positionPulses(), (long) Ticks.PULSES_PER_QUARTER);
        String shown = Math.floorDiv(beat, (long) Grid.BEATS_PER_BAR) + 1 + "."
                + (Math.floorMod(beat, (long) Grid.BEATS_PER_BAR) + 1);
        return switch (stats.state()) {
            case PLAYING -> String.format("%7s", shown);
            case ARMED -> "  ready";
            case STOPPED -> "stopped";
        };
    }

    private String lock() {
        return String.format("%s in %.2f ms", stats.locked() ? "locked" : "seeking", stats.jitterNs() / NS_PER_MS);
    }

    private String heard() {
        return stats.playerNotes() == 0 ? "" : " you " + player + " " + stats.playerNotes();
    }
}
