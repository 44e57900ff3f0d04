package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.midi.Midi;
import beatmaster.schedule.SendObserver;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What the live loop tells of itself. Written by the beat thread alone, read by any thread; each figure is right by
 * itself, but two read one after the other may be a moment apart. Writing is real-time safe.
 */
public final class PerformanceStats implements SendObserver {

    private static final long LONGEST_NS = 60_000_000_000L;

    /** No input at all. */
    static final int NO_INPUT = -1;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NS, 3);
    private final Histogram lateness = new Histogram(1, LONGEST_NS, 3);
    private volatile long steps;
    private volatile long lateSteps;
    private volatile long skippedSteps;
    private volatile long lostDecisions;
    private volatile long notes;
    private volatile long firstNoteNs;
    private volatile long droppedNotes;
    private volatile long portFailures;
    private volatile String lastFailure = "";
    private volatile long ignoredClocks;
    private volatile long playerNotes;
    private volatile long leadNs;
    private volatile double tempoBpm;
    private volatile boolean locked;
    private volatile long droppedPulses;
    private volatile long doubledPulses;
    private volatile long clockLosses;
    private volatile double jitterNs;
    private volatile int masterInput = NO_INPUT;
    private volatile int ignoredInput = NO_INPUT;
    private volatile long positionPulses;
    private volatile BeatClock.State state = BeatClock.State.STOPPED;

    PerformanceStats() {
    }

    /** Steps that have sounded, rests included. */
    public long steps() {
        return steps;
    }

    /** Steps that the drummer had not decided in time. */
    public long lateSteps() {
        return lateSteps;
    }

    /** Steps that were left out because the loop itself was held up, or the position jumped ahead. */
    public long skippedSteps() {
        return skippedSteps;
    }

    /** Decisions that came too late to sound. */
    public long lostDecisions() {
        return lostDecisions;
    }

    /** Note-ons sent. */
    public long notes() {
        return notes;
    }

    /** When the first note left, or is due where a port schedules, by the performance's clock; empty before it. */
    public OptionalLong firstNoteNs() {
        return notes == 0 ? OptionalLong.empty() : OptionalLong.of(firstNoteNs);
    }

    /** Note-ons not sent: overdue by more than half a step, or no room. */
    public long droppedNotes() {
        return droppedNotes;
    }

    /** How often the port threw. */
    public long portFailures() {
        return portFailures;
    }

    /** What the port said the last time it threw; empty if it never did. */
    public String lastFailure() {
        return lastFailure;
    }

    /** Clock messages of inputs that are not the master. */
    public long ignoredClocks() {
        return ignoredClocks;
    }

    /** Note-ons heard from players. */
    public long playerNotes() {
        return playerNotes;
    }

    /** How long before its earliest hit a step is asked for while somebody can be heard, in ns. */
    public long leadNs() {
        return leadNs;
    }

    /** Whether the beat's tempo is known. */
    public boolean locked() {
        return locked;
    }

    /** Pulses of the MIDI clock that never came. */
    public long droppedPulses() {
        return droppedPulses;
    }

    /** Pulses of the MIDI clock that came twice. */
    public long doubledPulses() {
        return doubledPulses;
    }

    /** How often the MIDI clock fell silent. */
    public long clockLosses() {
        return clockLosses;
    }

    /** The standard deviation of the MIDI clock's arrivals from its line, in ns. */
    public double jitterNs() {
        return jitterNs;
    }

    /** The input whose clock counts, or {@link #NO_INPUT}. */
    int masterInput() {
        return masterInput;
    }

    /** The input whose clock was ignored last, or {@link #NO_INPUT}. */
    int ignoredInput() {
        return ignoredInput;
    }

    public double tempoBpm() {
        return tempoBpm;
    }

    public long positionPulses() {
        return positionPulses;
    }

    public BeatClock.State state() {
        return state;
    }

    /** How late note-ons left, in ns after they were due: all so far, a copy. Not real-time safe. */
    public Histogram lateness() {
        synchronized (lateness) {
            lateness.add(recorder.getIntervalHistogram());
            return lateness.copy();
        }
    }

    @Override
    public void sent(int message, long dueNs, long nowNs) {
        if (Midi.isNoteOn(message)) {
            if (notes == 0) {
                firstNoteNs = Math.max(dueNs, nowNs);
            }
            notes = notes + 1;
            recorder.recordValue(Math.max(0, Math.min(LONGEST_NS, nowNs - dueNs)));
        }
    }

    @Override
    public void failed(int message, RuntimeException failure) {
        portFailures = portFailures + 1;
        String told = failure.getMessage();
        lastFailure = told == null ? failure.getClass().getName() : told;
    }

    @Override
    public void dropped(int message) {
        droppedNotes = droppedNotes + 1;
    }

    void stepSounded(boolean late) {
        steps = steps + 1;
        if (late) {
            lateSteps = lateSteps + 1;
        }
    }

    void stepsSkipped(long number) {
        skippedSteps = skippedSteps + number;
    }

    void decisionLost() {
        lostDecisions = lostDecisions + 1;
    }

    void clockIgnored(int input) {
        ignoredInput = input;
        ignoredClocks = ignoredClocks + 1;
    }

    void clockHeeded(int input) {
        if (masterInput != input) {
            masterInput = input;
        }
    }

    void noteHeard() {
        playerNotes = playerNotes + 1;
    }

    void lead(long ns) {
        if (leadNs != ns) {
            leadNs = ns;
        }
    }

    void transport(BeatClock clock) {
        if (positionPulses != clock.positionPulses()) {
            positionPulses = clock.positionPulses();
        }
        if (state != clock.state()) {
            state = clock.state();
        }
        double bpm = clock.tempoBpm();
        if (tempoBpm != bpm) {
            tempoBpm = bpm;
        }
        health(clock);
    }

    private void health(BeatClock clock) {
        if (locked != clock.locked()) {
            locked = clock.locked();
        }
        if (droppedPulses != clock.droppedPulses()) {
            droppedPulses = clock.droppedPulses();
        }
        if (doubledPulses != clock.doubledPulses()) {
            doubledPulses = clock.doubledPulses();
        }
        if (clockLosses != clock.losses()) {
            clockLosses = clock.losses();
        }
        double jitter = clock.jitterNs();
        if (jitterNs != jitter) {
            jitterNs = jitter;
        }
    }
}
