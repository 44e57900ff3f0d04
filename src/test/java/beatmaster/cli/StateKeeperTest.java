package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.perform.Settings;
import beatmaster.preset.Preset;
import beatmaster.preset.PresetFailure;
import beatmaster.preset.Presets;
import beatmaster.smf.DrumRoster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeeperTest {

    private static final long S = 1_000_000_000L;
    private static final List<String> STYLES = List.of("funk", "rock");

    @TempDir
    private Path folder;
    private final StringWriter said = new StringWriter();
    private final Presets presets = new Presets(Installation.find().presets());
    private final Settings settings = Settings.of(DrumRoster.onChannel(9), 1);
    private Path file;

    @BeforeEach
    void anEmptyFolder() {
        file = folder.resolve("new/state.yaml");
    }

    /** A start of the program, with this named on its command line. */
    private StateKeeper start(String preset) {
        StateKeeper keeper = keeper();
        keeper.fitting(keeper.preset(presets, preset), STYLES);
        keeper.begin(120, true);
        return keeper;
    }

    private StateKeeper keeper() {
        return new StateKeeper(file, new Screen(new PrintWriter(said, true)));
    }

    @Test
    void theNextStartGoesOnWithWhatWasSet() {
        StateKeeper before = start("tr-8s");
        before.keep(settings.withStyle(1).withDensity(0.5f).withSwing(60), 98.5, S);
        Preset gear = keeper().preset(presets, null);
        assertEquals("tr-8s", gear.name());
        assertEquals("rock", gear.feel().style());
        assertEquals(0.5f, gear.feel().density());
        assertEquals(60, gear.feel().swingPercent());
        assertEquals(98.5, gear.feel().tempoBpm());
        assertTrue(Float.isNaN(gear.feel().intensity()), "a knob that was left alone stays free");
        assertEquals("", said.toString());
    }

    @Test
    void anotherPresetOnTheCommandLineBeginsAnew() {
        start("tr-8s").keep(settings.withDensity(0.5f), 98.5, S);
        Preset gear = keeper().preset(presets, "gm");
        assertEquals("gm", gear.name());
        assertTrue(Float.isNaN(gear.feel().density()));
        assertEquals(0.5f, keeper().preset(presets, "tr-8s").feel().density(), "the same one goes on");
    }

    @Test
    void itIsWrittenWhenSomethingChangesAndNotMoreOftenThanEveryFiveSeconds() throws IOException {
        StateKeeper keeper = start(null);
        keeper.keep(settings, 120, S);
        String first = Files.readString(file);
        keeper.keep(settings.withDensity(0.1f), 120, 2 * S);
        assertEquals(first, Files.readString(file));
        keeper.keep(settings.withDensity(0.2f), 120, 6 * S);
        assertTrue(Files.readString(file).contains("density: 0.2"), Files.readString(file));
        Files.delete(file);
        keeper.keep(settings.withDensity(0.2f), 120, 60 * S);
        assertFalse(Files.exists(file), "nothing has changed");
        keeper.finish(settings.withDensity(0.3f), 120);
        assertTrue(Files.readString(file).contains("density: 0.3"), "at the end at once");
    }

    @Test
    void aFollowedClocksTempoIsNotKept() throws IOException {
        StateKeeper keeper = start(null);
        keeper.begin(100, false);
        keeper.keep(settings, 133.3, S);
        assertTrue(Files.readString(file).contains("tempo: 100.0000"), Files.readString(file));
    }

    @Test
    void brokenStateIsSetAsideAndThePresetPlays() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version: 1\npreset: gm\nfeel: {tempo: 4000}\n");
        Preset gear = keeper().preset(presets, null);
        assertEquals("gm", gear.name());
        assertEquals(120, gear.feel().tempoBpm());
        assertEquals(1, said.toString().lines().count(), said.toString());
        assertTrue(said.toString().contains("state.yaml:3: feel.tempo must be 20..300: 4000"), said.toString());
        assertTrue(Files.readString(folder.resolve("new/state.yaml.broken")).contains("4000"));
        assertFalse(Files.exists(file));
    }

    @Test
    void aKeptPresetThatIsGoneIsNoReasonNotToPlay() throws IOException {
        Path mine = folder.resolve("mine.yaml");
        Files.copy(Installation.find().presets().resolve("gm.yaml"), mine);
        start(mine.toString()).keep(settings, 120, S);
        assertEquals("mine", keeper().preset(presets, null).name());
        Files.delete(mine);
        assertEquals("gm", keeper().preset(presets, null).name());
        assertTrue(said.toString().contains("mine.yaml"), said.toString());
        assertThrows(PresetFailure.class, () -> keeper().preset(presets, mine.toString()), "named, it must be there");
    }

    @Test
    void aKeptStyleThatTheModelDoesNotKnowIsAny() {
        start(null).keep(settings.withStyle(1), 120, S);
        StateKeeper keeper = keeper();
        Preset gear = keeper.fitting(keeper.preset(presets, null), List.of("jazz"));
        assertEquals("any", gear.feel().style());
        assertTrue(said.toString().contains("\"rock\""), said.toString());
    }

    @Test
    void whereNothingCanBeWrittenItIsSaidOnce() throws IOException {
        Files.writeString(folder.resolve("new"), "a file where the folder should be");
        StateKeeper keeper = start(null);
        for (int i = 1; i < 10; i++) {
            keeper.keep(settings, 120, 10 * i * S);
        }
        assertEquals(1, said.toString().lines().count(), said.toString());
    }

    @Test
    void itLiesWhereSystemdOrTheUserKeepsState() {
        assertNull(StateKeeper.file(null, Map.of(), folder));
        assertEquals(Path.of("x.yaml").toAbsolutePath(), StateKeeper.file("x.yaml", Map.of(), folder));
        assertEquals(folder.resolve(".local/state/beat-master/state.yaml"), StateKeeper.file("auto", Map.of(), folder));
        assertEquals(Path.of("/s/beat-master/state.yaml"),
                StateKeeper.file("auto", Map.of("XDG_STATE_HOME", "/s"), folder));
        assertEquals(Path.of("/var/lib/beat-master/state.yaml"), StateKeeper.file("auto",
                Map.of("XDG_STATE_HOME", "/s", "STATE_DIRECTORY", "/var/lib/beat-master"), folder));
    }
}
