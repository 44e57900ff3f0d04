package beatmaster.midi;

/**
 * One MIDI port as a player sees it in a list.
 *
 * @param name what {@code --in} and {@code --out} match a part of
 * @param description the maker's or system's own words; may be empty
 * @param input whether it can be listened to
 * @param output whether it can be played to
 * @param system how it is reached, for example {@code Java Sound}
 */
public record PortInfo(String name, String description, boolean input, boolean output, String system) {
}
