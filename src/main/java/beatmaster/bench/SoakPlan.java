package beatmaster.bench;

import beatmaster.grid.Grid;
import beatmaster.time.Tempo;

/**
 * What a soak is to be.
 *
 * @param bars how long, 1 or more
 * @param bpm the tempo, 20..300
 * @param jitterNs how far a pulse comes early or late at most, evenly spread
 * @param loaded whether a core is kept busy and collections are forced beside it
 * @param seed of the jitter and of the player's notes
 */
public record SoakPlan(int bars, double bpm, long jitterNs, boolean loaded, long seed) {

    private static final long JITTER_NS = 1_000_000;
    private static final double BPM = 120;
    /** Every voice on and off in every step, and once more off where a key is struck again. */
    private static final int MESSAGES_PER_STEP = 32;

    public SoakPlan {
        if (bars < 1) {
            throw new IllegalArgumentException("a soak needs 1 bar or more: " + bars);
        }
        if (!Tempo.inRange(bpm)) {
            throw new IllegalArgumentException("tempo must be 20..300 bpm: " + bpm);
        }
    }

    /** At 120 bpm, pulses within 1 ms of their time, with a load beside it. */
    public static SoakPlan lasting(double minutes, long seed) {
        return new SoakPlan(Math.max(1, (int) Math.round(minutes * BPM / Grid.BEATS_PER_BAR)), BPM, JITTER_NS, true, seed);
    }

    /** How many steps are played. */
    int steps() {
        return bars * Grid.STEPS_PER_BAR;
    }

    /** More messages than can come out. */
    public int mostMessages() {
        return (steps() + Grid.STEPS_PER_BAR) * MESSAGES_PER_STEP;
    }

    double minutes() {
        return bars * Grid.BEATS_PER_BAR / bpm;
    }
}
