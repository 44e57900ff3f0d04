package beatmaster.preset;

import beatmaster.grid.Kit;
import java.util.List;

/**
 * One player's gear and taste. Immutable.
 *
 * @param name what {@code --preset} calls it: the file's name without its ending
 * @param title what the gear is called
 * @param chart the maker's document that the notes are from
 * @param out the output: a part of a port's name, {@code synth} or {@code none}
 * @param in the inputs to listen to: parts of ports' names; may be empty
 * @param kit which notes the voices are, going out and coming in
 * @param feel how to play
 */
public record Preset(String name, String title, String chart, String out, List<String> in, Kit kit, Feel feel) {

    public Preset {
        in = List.copyOf(in);
    }

    /** The same gear, played otherwise. */
    public Preset withFeel(Feel other) {
        return new Preset(name, title, chart, out, in, kit, other);
    }
}
