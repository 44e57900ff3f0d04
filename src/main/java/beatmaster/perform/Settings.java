package beatmaster.perform;

import beatmaster.grid.Kit;
import beatmaster.grid.Swing;
import beatmaster.groove.StepRequest;

/**
 * What a player may change while playing. Immutable: whoever changes something swaps the whole (one volatile), and the
 * live loop reads it at the next step.
 *
 * @param temperature 0.1..2
 * @param style index into the model's styles, or {@link StepRequest#ANY_STYLE}
 * @param density 0..1 (32 hits a bar are 1), or {@link StepRequest#FREE}: then a melodic player's rhythm sets it
 * @param intensity 0..1 (mean velocity), or {@link StepRequest#FREE}: then a melodic player's loudness sets it
 * @param fill 0..1, or {@link StepRequest#FREE}
 * @param microtiming 0 (exactly on the grid) .. 1 (as the drummer plays)
 * @param swingPercent 50 (straight) .. 75
 * @param gateNs from note-on to note-off, above 0
 * @param seed of the first performance; each Start after it counts one up
 * @param kit which notes the voices are
 * @param lateStep what sounds when the drummer is not ready
 */
public record Settings(float temperature, int style, float density, float intensity, float fill, float microtiming,
        double swingPercent, long gateNs, long seed, Kit kit, LateStep lateStep) {

    /** Long enough for every drum machine to hear, shorter than a step at 300 bpm. */
    public static final long GATE_NS = 40_000_000;

    public Settings {
        require(temperature >= 0.1f && temperature <= 2f, "temperature must be 0.1..2", temperature);
        require(style >= StepRequest.ANY_STYLE, "style must be -1 or the index of one", style);
        require(isShare(density), "density must be 0..1 or free", density);
        require(isShare(intensity), "intensity must be 0..1 or free", intensity);
        require(isShare(fill), "fill must be 0..1 or free", fill);
        require(microtiming >= 0 && microtiming <= 1, "microtiming must be 0..1", microtiming);
        require(swingPercent >= Swing.STRAIGHT && swingPercent <= Swing.MAX, "swing must be 50..75", swingPercent);
        require(gateNs > 0, "gate must be longer than 0 ns", gateNs);
        java.util.Objects.requireNonNull(kit, "kit");
        java.util.Objects.requireNonNull(lateStep, "lateStep");
    }

    /** As the drummer plays, with nothing wished for. */
    public static Settings of(Kit kit, long seed) {
        return new Settings(1, StepRequest.ANY_STYLE, StepRequest.FREE, StepRequest.FREE, StepRequest.FREE, 1,
                Swing.STRAIGHT, GATE_NS, seed, kit, LateStep.REPEAT_LAST_BAR);
    }

    public Settings withTemperature(float value) {
        return new Settings(value, style, density, intensity, fill, microtiming, swingPercent, gateNs, seed,
                kit, lateStep);
    }

    public Settings withStyle(int value) {
        return new Settings(temperature, value, density, intensity, fill, microtiming, swingPercent, gateNs,
                seed, kit, lateStep);
    }

    public Settings withDensity(float value) {
        return new Settings(temperature, style, value, intensity, fill, microtiming, swingPercent, gateNs,
                seed, kit, lateStep);
    }

    public Settings withIntensity(float value) {
        return new Settings(temperature, style, density, value, fill, microtiming, swingPercent, gateNs, seed,
                kit, lateStep);
    }

    public Settings withFill(float value) {
        return new Settings(temperature, style, density, intensity, value, microtiming, swingPercent, gateNs,
                seed, kit, lateStep);
    }

    public Settings withMicrotiming(float value) {
        return new Settings(temperature, style, density, intensity, fill, value, swingPercent, gateNs, seed,
                kit, lateStep);
    }

    public Settings withSwing(double percent) {
        return new Settings(temperature, style, density, intensity, fill, microtiming, percent, gateNs, seed,
                kit, lateStep);
    }

    public Settings withGateNs(long value) {
        return new Settings(temperature, style, density, intensity, fill, microtiming, swingPercent, value,
                seed, kit, lateStep);
    }

    public Settings withKit(Kit value) {
        return new Settings(temperature, style, density, intensity, fill, microtiming, swingPercent, gateNs,
                seed, value, lateStep);
    }

    public Settings withLateStep(LateStep value) {
        return new Settings(temperature, style, density, intensity, fill, microtiming, swingPercent, gateNs,
                seed, kit, value);
    }

    private static boolean isShare(float value) {
        return Float.isNaN(value) || value >= 0 && value <= 1;
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }
}
