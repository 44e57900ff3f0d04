package beatmaster.preset;

import beatmaster.grid.Kit;
import beatmaster.grid.Swing;
import beatmaster.groove.StepRequest;
import java.nio.file.Path;

/** Reads preset files. Control thread only. */
public final class PresetReader {

    /** The only format there is so far. */
    public static final int VERSION = 1;

    private static final double MS = 1e6;
    private static final double GATE_MS = 40;

    private PresetReader() {
    }

    /**
     * Reads and checks one file.
     *
     * @throws PresetFailure if it does not hold: one line with file, line, rule and value
     */
    public static Preset read(Path file) {
        Section root = YamlFile.read(file);
        version(root);
        String title = root.text("title");
        String chart = root.text("chart", "");
        Section ports = root.section("ports");
        String out = ports.text("out", "synth");
        java.util.List<String> in = ports.texts("in");
        ports.refuseOtherKeys();
        Kit kit = KitReader.read(root.section("kit"));
        Feel feel = feel(root.section("feel"));
        root.refuseOtherKeys();
        return new Preset(nameOf(file), title, chart, out, in, kit, feel);
    }

    private static void version(Section root) {
        int version = root.whole("version", 1, Integer.MAX_VALUE);
        if (version != VERSION) {
            throw root.failure("version", "this Beat Master reads presets of version " + VERSION, version);
        }
    }

    /** The ranges are those of {@code perform}'s options. */
    static Feel feel(Section feel) {
        Feel read = new Feel(
                feel.text("style", ""),
                feel.number("tempo", 20, 300, 120),
                feel.number("swing", Swing.STRAIGHT, Swing.MAX, Swing.STRAIGHT),
                (float) feel.number("microtiming", 0, 1, 1),
                (float) feel.number("temperature", 0.1, 2, 1),
                (float) feel.number("density", 0, 1, StepRequest.FREE),
                (float) feel.number("intensity", 0, 1, StepRequest.FREE),
                (float) feel.number("fill", 0, 1, StepRequest.FREE),
                Math.round(feel.number("note_length", 1, 500, GATE_MS) * MS));
        feel.refuseOtherKeys();
        return read;
    }

    static String nameOf(Path file) {
        return file.getFileName().toString().replaceAll("\\.ya?ml$", "");
    }
}
