package beatmaster.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The presets that are shipped, and how they are found. */
class PresetsTest {

    private static final Path FOLDER = Path.of("presets");
    private final Presets presets = new Presets(FOLDER);

    /** Every note of the Groove MIDI Dataset's drummers, by voice. */
    private static final int[][] GROOVE_ROSTER = {
        {36}, {38, 40, 37}, {42, 22, 44}, {46, 26}, {43, 58}, {47, 45}, {48, 50}, {49, 55, 57, 52}, {51, 59, 53}};

    @Test
    void theSixAreThereAndHold() {
        assertEquals(List.of("ableton-drum-rack", "elektron", "gm", "roland-td", "tr-8s", "volca-beats"), presets.names());
        for (String name : presets.names()) {
            Preset preset = presets.read(name);
            assertEquals(name, preset.name());
            assertFalse(preset.chart().isEmpty(), name + " names no chart");
            for (int v = 0; v < Voice.COUNT; v++) {
                assertTrue(preset.kit().plays(v), name + " is silent on " + Voice.of(v));
            }
        }
    }

    @Test
    void everyVoiceComesBackAsTheOneThatSharesItsPadAndComesFirst() {
        for (String name : presets.names()) {
            Kit kit = presets.read(name).kit();
            Set<Integer> met = new HashSet<>();
            for (int v = 0; v < Voice.COUNT; v++) {
                int heard = kit.voiceOf(kit.channel(v), kit.note(v));
                boolean firstOnItsPad = met.add(kit.channel(v) * Midi.NOTES + kit.note(v));
                assertTrue(firstOnItsPad ? heard == v : heard < v, name + " " + Voice.of(v));
            }
        }
    }

    @Test
    void generalMidiIsWhatTheStandardSays() {
        Preset gm = presets.read(Presets.DEFAULT);
        for (int v = 0; v < Voice.COUNT; v++) {
            assertEquals(Voice.of(v).gmNote(), gm.kit().note(v));
            assertEquals(Midi.DRUM_CHANNEL, gm.kit().channel(v));
        }
        assertEquals("synth", gm.out());
        assertEquals(120, gm.feel().tempoBpm());
        assertEquals(40_000_000, gm.feel().gateNs());
        assertEquals("", gm.feel().style());
        assertTrue(Float.isNaN(gm.feel().density()));
    }

    @Test
    void theDrummersOfTheDatasetAreUnderstoodByGmAndVDrums() {
        for (String name : List.of("gm", "roland-td")) {
            Kit kit = presets.read(name).kit();
            for (int v = 0; v < Voice.COUNT; v++) {
                for (int note : GROOVE_ROSTER[v]) {
                    assertEquals(v, kit.voiceOf(Midi.DRUM_CHANNEL, note), name + " note " + note);
                }
            }
        }
    }

    @Test
    void elektronHasAChannelForEveryTrackAndHearsPads() {
        Kit kit = presets.read("elektron").kit();
        assertEquals(0, kit.channel(Voice.KICK.ordinal()));
        assertEquals(1, kit.channel(Voice.SNARE.ordinal()));
        assertNotEquals(kit.channel(Voice.CLOSED_HIHAT.ordinal()), kit.channel(Voice.OPEN_HIHAT.ordinal()));
        assertEquals(Voice.SNARE.ordinal(), kit.voiceOf(9, 38));
    }

    @Test
    void anUnknownNameSaysWhatThereIs() {
        assertEquals("No preset \"tr-808\"; there are: ableton-drum-rack, elektron, gm, roland-td, tr-8s, volca-beats"
                + " (list them: ./run.sh presets)", refusal("tr-808"));
        assertEquals("no such preset file: my.yaml", refusal("my.yaml"));
    }

    @Test
    void aPathReadsAnyFile(@TempDir Path folder) throws IOException {
        Path mine = Files.copy(FOLDER.resolve("tr-8s.yaml"), folder.resolve("mine.yml"));
        assertEquals("mine", presets.read(mine.toString()).name());
        assertEquals(List.of(), new Presets(folder.resolve("nowhere")).names());
    }

    private String refusal(String name) {
        return assertThrows(PresetFailure.class, () -> presets.read(name)).getMessage();
    }
}
