package beatmaster.clock.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table: a tempo, what disturbs its pulses, and what is asked.
 *
 * @param change whether the worst error and the time to settle after a step are asked, else the 99th percentile
 * @param fromPulse errors count for questions asked from this pulse on
 */
record Trial(String name, boolean change, TempoCurve tempo, int pulses, int fromPulse, Disturbance disturbance) {

    /** After two beats of clock a follower should know. */
    private static final int KNOWN = 48;
    private static final int STEADY_PULSES = 24 * 4 * 64;
    private static final int CHANGE_AT = 24 * 16;
    private static final int BAR = 96;

    /** All rows for a tempo, named as at 120 bpm; changes keep their proportions and stay within 20 to 300 bpm. */
    static List<Trial> at(double bpm) {
        List<Trial> trials = new ArrayList<>();
        addSteady(trials, bpm);
        addChanging(trials, Math.max(27, Math.min(bpm, 225)));
        TempoCurve sine = TempoCurve.sine(Math.max(21, Math.min(bpm, 290)), 0.02, 8);
        trials.add(new Trial("sine ±2 % over 8 s", false, sine, STEADY_PULSES, KNOWN, Disturbance.none()));
        trials.add(new Trial("sine, Gaussian 0.3 ms", false, sine, STEADY_PULSES, KNOWN, Disturbance.gaussian(0.3e6)));
        trials.add(new Trial("sine, uniform ±3 ms", false, sine, STEADY_PULSES, KNOWN, Disturbance.uniform(3e6)));
        return trials;
    }

    private static void addSteady(List<Trial> trials, double bpm) {
        addSteady(trials, "steady", bpm, Disturbance.none());
        addSteady(trials, "Gaussian 0.3 ms", bpm, Disturbance.gaussian(0.3e6));
        addSteady(trials, "USB frames, polling", bpm, Disturbance.usb());
        addSteady(trials, "uniform ±3 ms", bpm, Disturbance.uniform(3e6));
        addSteady(trials, "1 % stalls of 10-25 ms", bpm, Disturbance.stalls(0.01));
        addSteady(trials, "±1 ms, 2 % stalls", bpm, Disturbance.uniform(1e6).then(Disturbance.stalls(0.02)));
        addSteady(trials, "exponential 1 ms", bpm, Disturbance.exponential(1e6));
        addSteady(trials, "Bluetooth", bpm, Disturbance.bluetooth());
        addSteady(trials, "blocks of 256", bpm, Disturbance.blocks(256));
        addSteady(trials, "512 at 44.1 kHz", bpm, Disturbance.blocks(512, 44.1e3));
        addSteady(trials, "512, USB", bpm, Disturbance.blocks(512).then(Disturbance.usb()));
        addSteady(trials, "blocks of 1024", bpm, Disturbance.blocks(1024));
        addSteady(trials, "1024, Gaussian 0.2 ms", bpm, Disturbance.blocks(1024).then(Disturbance.gaussian(0.2e6)));
        addSteady(trials, "1024, 3.5 % slower", Math.max(20, bpm * 0.965), Disturbance.blocks(1024));
    }

    private static void addSteady(List<Trial> trials, String name, double bpm, Disturbance disturbance) {
        trials.add(new Trial(name, false, TempoCurve.steady(bpm), STEADY_PULSES, KNOWN, disturbance));
    }

    private static void addChanging(List<Trial> trials, double bpm) {
        addStep(trials, "step 120 to 140", bpm, bpm * 7 / 6, Disturbance.none());
        addStep(trials, "step 140 to 90", bpm * 7 / 6, bpm * 3 / 4, Disturbance.none());
        addStep(trials, "step 120 to 126, ±3 ms", bpm, bpm * 1.05, Disturbance.uniform(3e6));
        addAfterStep(trials, "140 to 90, exponential", bpm, Disturbance.exponential(0.5e6));
        addAfterStep(trials, "140 to 90, 256 frames", bpm, Disturbance.blocks(256));
        TempoCurve ramp = TempoCurve.ramp(bpm * 5 / 6, bpm * 4 / 3, CHANGE_AT, 8 * BAR);
        addRamp(trials, "ramp 100-160 in 8 bars", ramp, Disturbance.none());
        addRamp(trials, "ramp, Gaussian 0.3 ms", ramp, Disturbance.gaussian(0.3e6));
        addRamp(trials, "ramp, uniform ±3 ms", ramp, Disturbance.uniform(3e6));
    }

    private static void addStep(List<Trial> trials, String name, double from, double to, Disturbance disturbance) {
        trials.add(new Trial(name, true, TempoCurve.step(from, to, CHANGE_AT), CHANGE_AT + 8 * BAR,
                CHANGE_AT + Score.PULSES_AHEAD, disturbance));
    }

    /** Where noise alone reaches the 5 ms now and then, the error counts and not when it is settled. */
    private static void addAfterStep(List<Trial> trials, String name, double bpm, Disturbance disturbance) {
        trials.add(new Trial(name, false, TempoCurve.step(bpm * 7 / 6, bpm * 3 / 4, CHANGE_AT), CHANGE_AT + 8 * BAR,
                CHANGE_AT + Score.PULSES_AHEAD, disturbance));
    }

    private static void addRamp(List<Trial> trials, String name, TempoCurve ramp, Disturbance disturbance) {
        trials.add(new Trial(name, false, ramp, CHANGE_AT + 16 * BAR, CHANGE_AT, disturbance));
    }
}
