package beatmaster.bench;

import beatmaster.grid.Grid;
import beatmaster.midi.Midi;
import beatmaster.time.NanoClock;
import beatmaster.time.Tempo;
import java.util.Random;

/**
 * The master clock of a soak and the player beside it, on one thread: pulses that come a little early or late by chance, and
 * a note of the player's in every eighth. It knows when each step truly falls.
 */
final class SoakMaster {

    /** A beat or two of clock before Start, as a machine that is switched on first sends. */
    static final int PULSES_BEFORE_START = 48;
    private static final long HEAD_START_NS = 1_000_000_000L;
    private static final int PULSES_PER_BAR = Grid.STEPS_PER_BAR * Grid.PULSES_PER_STEP;
    private static final int PULSES_PER_EIGHTH = 12;
    private static final int[] MELODY = {60, 63, 65, 67, 70};

    private final NanoClock time;
    private final Punctual punctual;
    private final FarSide far;
    private final SoakPlan plan;
    private final double pulseNs;
    private final long[] arrivalNs;
    private long originNs;
    private long stoppedNs;

    SoakMaster(NanoClock time, FarSide far, SoakPlan plan) {
        this.time = time;
        this.far = far;
        this.plan = plan;
        punctual = new Punctual(time);
        pulseNs = Tempo.nsPerPulse(plan.bpm());
        arrivalNs = new long[PULSES_BEFORE_START + plan.bars() * PULSES_PER_BAR];
        originNs = time.nanoTime() + HEAD_START_NS;
    }

    /** When a pulse is meant to come, counted from the first after Start. */
    long pulseNs(double pulse) {
        return originNs + Math.round((PULSES_BEFORE_START + pulse) * pulseNs);
    }

    /** When a step truly falls. */
    long stepNs(long step) {
        return pulseNs(step * (double) Grid.PULSES_PER_STEP);
    }

    /** The step that a time is nearest to. */
    long nearestStep(long ns) {
        return Math.round((ns - stepNs(0)) / (Grid.PULSES_PER_STEP * pulseNs));
    }

    /**
     * Sends it all; returns after Stop.
     *
     * @param starting called just before Start
     */
    void play(Runnable starting) {
        Random random = new Random(plan.seed());
        for (int i = 0; i < arrivalNs.length; i++) {
            int pulse = i - PULSES_BEFORE_START;
            if (pulse == 0) {
                punctual.parkUntil(pulseNs(-0.5));
                starting.run();
                far.play(Midi.START);
            }
            punctual.parkUntil(pulseNs(pulse) + Math.round((2 * random.nextDouble() - 1) * plan.jitterNs()));
            arrivalNs[i] = time.nanoTime();
            far.play(Midi.CLOCK);
            if (pulse >= 0 && pulse % PULSES_PER_EIGHTH == PULSES_PER_EIGHTH / 2) {
                far.play(Midi.noteOn(0, MELODY[random.nextInt(MELODY.length)], 40 + random.nextInt(80)));
            }
        }
        punctual.parkUntil(pulseNs(plan.bars() * PULSES_PER_BAR - 0.5));
        stoppedNs = time.nanoTime();
        far.play(Midi.STOP);
    }

    /** When each pulse was truly sent, those before Start first. */
    long[] arrivalsNs() {
        return arrivalNs;
    }

    /** When each pulse was meant to be sent, those before Start first. */
    long[] meantNs() {
        long[] meant = new long[arrivalNs.length];
        for (int i = 0; i < meant.length; i++) {
            meant[i] = pulseNs(i - PULSES_BEFORE_START);
        }
        return meant;
    }

    /** When Stop was sent. */
    long stoppedNs() {
        return stoppedNs;
    }
}
