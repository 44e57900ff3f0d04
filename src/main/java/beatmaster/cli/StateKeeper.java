package beatmaster.cli;

import beatmaster.perform.Settings;
import beatmaster.preset.Feel;
import beatmaster.preset.KeptState;
import beatmaster.preset.Preset;
import beatmaster.preset.PresetFailure;
import beatmaster.preset.Presets;
import beatmaster.smf.WholeFile;
import beatmaster.time.Tempo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what is set in a file, so that the next start goes on with it. Written whole or not at all, when something has changed
 * and not more often than every {@value #LEAST_NS} ns: it may lie on a memory card. Confined to the control thread.
 */
final class StateKeeper {

    /** What stands for the usual place. */
    static final String AUTO = "auto";

    private static final long LEAST_NS = 5_000_000_000L;
    /** A hundredth of a bpm is finer than any hand. */
    private static final double PER_BPM = 100;
    private static final String FILE = "state.yaml";

    private final Path file;
    private final Screen screen;
    private String preset;
    private List<String> styles = List.of();
    private KeptState written;
    private double firstBpm;
    private boolean ownBeat;
    private boolean tried;
    private long triedNs;
    private boolean troubled;

    /** @param file where to keep it; null to keep nothing */
    StateKeeper(Path file, Screen screen) {
        this.file = file;
        this.screen = screen;
    }

    /**
     * The file that is meant: systemd's state folder where there is one, else the user's, by the XDG base directory specification.
     *
     * @param fileOrAuto what the command line says; null for nothing
     */
    static Path file(String fileOrAuto, Map<String, String> environment, Path home) {
        if (fileOrAuto == null || !fileOrAuto.equals(AUTO)) {
            return fileOrAuto == null ? null : Path.of(fileOrAuto).toAbsolutePath();
        }
        String service = environment.getOrDefault("STATE_DIRECTORY", "");
        if (!service.isBlank()) {
            // Several are separated by colons; the unit has one.
            return Path.of(service.split(":")[0]).resolve(FILE);
        }
        String user = environment.getOrDefault("XDG_STATE_HOME", "");
        return (user.isBlank() ? home.resolve(".local/state") : Path.of(user)).resolve("beat-master").resolve(FILE);
    }

    /**
     * The preset to play, with the kept feel in place of its own if it was that preset that was kept.
     *
     * @param named what the command line says; null for the one that was kept, or else the default
     * @throws PresetFailure if what the command line names is no good; kept state that is no good is set aside instead
     */
    Preset preset(Presets presets, String named) {
        Optional<KeptState> kept = read().filter(state -> named == null || state.preset().equals(whole(named)));
        if (kept.isPresent()) {
            preset = kept.get().preset();
            try {
                return presets.read(preset).withFeel(kept.get().feel());
            } catch (PresetFailure e) {
                setAside(e.getMessage());
            }
        }
        preset = whole(named == null ? Presets.DEFAULT : named);
        return presets.read(preset);
    }

    /**
     * The same preset, fit for a model: a kept style that the model does not know is no reason not to play.
     *
     * @param known the model's styles, in the order of their indexes
     */
    Preset fitting(Preset gear, List<String> known) {
        styles = known;
        String style = gear.feel().style();
        boolean kept = written != null && gear.feel().equals(written.feel());
        if (!kept || style.isEmpty() || style.equals(KeptState.ANY_STYLE) || known.contains(style)) {
            return gear;
        }
        screen.warning("the kept style \"%s\" is none of this model's; playing any", style);
        return gear.withFeel(gear.feel().withStyle(KeptState.ANY_STYLE));
    }

    private Optional<KeptState> read() {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            written = KeptState.read(file);
            return Optional.of(written);
        } catch (PresetFailure e) {
            setAside(e.getMessage());
            return Optional.empty();
        }
    }

    /** A preset's name as it is; a file's as a whole path, since the next start may be made from elsewhere. */
    private static String whole(String nameOrFile) {
        return Presets.isFile(nameOrFile) ? Path.of(nameOrFile).toAbsolutePath().normalize().toString() : nameOrFile;
    }

    /** The kept state is of no use; the file stays beside its place, for whoever wants to look. */
    private void setAside(String reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            screen.warning("the kept state cannot be used (%s); set aside as %s, starting as the preset says", reason, aside);
        } catch (IOException e) {
            screen.warning("the kept state cannot be used (%s); starting as the preset says", reason);
        }
    }

    /**
     * At which tempo the performance begins.
     *
     * @param ours whether the beat is our own; the tempo of a clock that is followed is not ours to keep
     */
    void begin(double bpm, boolean ours) {
        firstBpm = bpm;
        ownBeat = ours;
    }

    /** This is set now: written if it is new and the last writing is some seconds ago. */
    void keep(Settings settings, double tempoBpm, long nowNs) {
        if (file != null && (!tried || nowNs - triedNs >= LEAST_NS)) {
            KeptState state = state(settings, tempoBpm);
            if (!state.equals(written)) {
                write(state);
                tried = true;
                triedNs = nowNs;
            }
        }
    }

    /** This was set at the end: written if it is new. */
    void finish(Settings settings, double tempoBpm) {
        if (file != null && !state(settings, tempoBpm).equals(written)) {
            write(state(settings, tempoBpm));
        }
    }

    private KeptState state(Settings settings, double tempoBpm) {
        String style = settings.style() < 0 ? KeptState.ANY_STYLE : styles.get(settings.style());
        double bpm = ownBeat && Tempo.inRange(tempoBpm) ? Math.round(tempoBpm * PER_BPM) / PER_BPM : firstBpm;
        return new KeptState(preset, new Feel(style, bpm, settings.swingPercent(), settings.microtiming(),
                settings.temperature(), settings.density(), settings.intensity(), settings.fill(), settings.gateNs()));
    }

    private void write(KeptState state) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> out.write(state.text().getBytes(StandardCharsets.UTF_8)));
            written = state;
            troubled = false;
        } catch (IOException e) {
            if (!troubled) {
                screen.warning("what is set cannot be kept (%s); playing on, trying again", e.getMessage());
            }
            troubled = true;
        }
    }
}
