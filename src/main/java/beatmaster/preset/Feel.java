package beatmaster.preset;

import beatmaster.groove.StepRequest;

/**
 * How a preset wants the drummer to play, as far as the player says nothing else.
 *
 * @param style a style's name, or empty for the drummer's own choice; whether the model knows it is checked with the model
 * @param tempoBpm of the internal clock, 20..300
 * @param swingPercent 50 (straight) .. 75
 * @param microtiming 0 (exactly on the grid) .. 1 (as the drummer plays)
 * @param temperature 0.1..2
 * @param density 0..1 or {@link StepRequest#FREE}
 * @param intensity 0..1 or {@link StepRequest#FREE}
 * @param fill 0..1 or {@link StepRequest#FREE}
 * @param gateNs from note-on to note-off, 1..500 ms in nanoseconds
 */
public record Feel(String style, double tempoBpm, double swingPercent, float microtiming, float temperature, float density,
        float intensity, float fill, long gateNs) {

    /** The same in another style. */
    public Feel withStyle(String name) {
        return new Feel(name, tempoBpm, swingPercent, microtiming, temperature, density, intensity, fill, gateNs);
    }
}
