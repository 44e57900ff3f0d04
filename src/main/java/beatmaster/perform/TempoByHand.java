package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;

/**
 * A player's hand on the tempo of a beat of our own: taps on one note, or a controller. Confined to the beat thread;
 * real-time safe.
 *
 * <p>From the third tap on the tempo is the mean of the last intervals, so that two hits by accident change nothing. A pause
 * begins anew, and so does an interval that is no neighbour of the one before.
 */
final class TempoByHand {

    /** Long enough to average out a hand's unevenness, short enough to change the tempo within a bar. */
    private static final int INTERVALS = 4;
    private static final int FEWEST = 2;
    /** Slower than the slowest tempo: the player has stopped tapping. */
    private static final long PAUSE_NS = Math.round(1.1 * Tempo.nsPerPulse(Tempo.MIN_BPM) * Ticks.PULSES_PER_QUARTER);
    private static final double MOST_UNEVEN = 1.5;

    private final BeatClock clock;
    private final Stage.TempoControl control;
    private final long[] intervals = new long[INTERVALS];
    private int count;
    private long lastTapNs;
    private boolean tapped;

    TempoByHand(BeatClock clock, Stage.TempoControl control) {
        this.clock = clock;
        this.control = control;
    }

    /** Takes in a player's message. Returns whether it was meant for the tempo, and so is no music. */
    boolean take(int message, long arrivalNs, long nowNs) {
        if (control.tapNote() >= 0 && Midi.isNoteOn(message) && Midi.data1(message) == control.tapNote()) {
            tap(arrivalNs, nowNs);
            return true;
        }
        if (control.controller() >= 0 && Midi.command(message) == Midi.CONTROL_CHANGE
                && Midi.data1(message) == control.controller()) {
            clock.requestTempo(Stage.TempoControl.SLOWEST_BPM + Midi.data2(message), nowNs);
            return true;
        }
        return false;
    }

    private void tap(long arrivalNs, long nowNs) {
        long interval = arrivalNs - lastTapNs;
        lastTapNs = arrivalNs;
        if (!tapped || interval <= 0 || interval > PAUSE_NS) {
            tapped = true;
            count = 0;
            return;
        }
        if (count > 0 && isUneven(interval, intervals[(count - 1) % INTERVALS])) {
            count = 0;
        }
        intervals[count++ % INTERVALS] = interval;
        double bpm = Tempo.bpmOfNsPerTick(meanNs() / Ticks.PER_QUARTER);
        if (count >= FEWEST && Tempo.inRange(bpm)) {
            clock.requestTempo(bpm, nowNs);
        }
    }

    private double meanNs() {
        int known = Math.min(count, INTERVALS);
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += intervals[i];
        }
        return sum / known;
    }

    private static boolean isUneven(long a, long b) {
        return a > MOST_UNEVEN * b || b > MOST_UNEVEN * a;
    }
}
