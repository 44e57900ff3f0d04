package beatmaster.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Voice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetReaderTest {

    private static final String HEAD = "version: 1\ntitle: Test\n";

    @TempDir
    private Path folder;

    @Test
    void aSmallPresetIsEnough() throws IOException {
        Preset preset = read(HEAD + "kit: {channel: 3, kick: 40, snare: {channel: 4, note: 41, also: 50}}\n"
                + "ports: {in: Keys}\nfeel: {swing: 62.5, style: funk, density: 0.25, note_length: 12.5}\n");
        assertEquals(2, preset.kit().channel(Voice.KICK.ordinal()));
        assertEquals(40, preset.kit().note(Voice.KICK.ordinal()));
        assertEquals(3, preset.kit().channel(Voice.SNARE.ordinal()));
        assertEquals(Voice.SNARE.ordinal(), preset.kit().voiceOf(3, 50));
        assertTrue(!preset.kit().plays(Voice.RIDE.ordinal()));
        assertEquals(List.of("Keys"), preset.in());
        assertEquals("synth", preset.out());
        assertEquals(62.5, preset.feel().swingPercent());
        assertEquals("funk", preset.feel().style());
        assertEquals(0.25f, preset.feel().density());
        assertEquals(12_500_000, preset.feel().gateNs());
    }

    @Test
    void aRefusalSaysFileLineRuleAndValue() {
        refused(":4: feel.swing must be 50..75: 80", HEAD + "feel:\n  swing: 80\nkit: {kick: 36}\n");
        refused(":3: feel.temperature must be 0.1..2: hot", HEAD + "feel: {temperature: hot}\nkit: {kick: 36}\n");
        refused(":3: feel.tempo must be 20..300: NaN", HEAD + "feel: {tempo: NaN}\nkit: {kick: 36}\n");
        refused(":4: kit.kick must be a whole number 0..127: 128", HEAD + "kit:\n  kick: 128\n");
        refused(":4: kit.kick must be a whole number 0..127: 36.5", HEAD + "kit:\n  kick: 36.5\n");
        refused(":3: kit.channel must be a whole number 1..16: 0", HEAD + "kit: {channel: 0, kick: 36}\n");
        refused(":3: kit.snare.also must be a whole number 0..127: rim",
                HEAD + "kit: {snare: {note: 38, also: [37, rim]}}\n");
        refused(":1: version must be a whole number 1..2147483647: one", "version: one\ntitle: T\nkit: {kick: 36}\n");
    }

    @Test
    void aWrongKeyIsNamedWithTheRightOnes() {
        refused(":3: a key must be one of version, title, chart, ports, kit, feel: drums",
                HEAD + "drums: {kick: 36}\nkit: {kick: 36}");
        refused(":4: a key under feel must be one of style, tempo, swing, microtiming, temperature, density, intensity,"
                + " fill, note_length: swnig", HEAD + "feel:\n  swnig: 60\nkit: {kick: 36}\n");
        refused(":3: a key under kit.kick must be one of channel, note, also: vel",
                HEAD + "kit: {kick: {note: 36, vel: 3}}\n");
        assertTrue(refusal(HEAD + "kit: {kick: 36, cowbell: 56}\n")
                .contains("under kit must be one of channel, kick, snare"));
    }

    @Test
    void whatIsMissingIsSaid() {
        refused(":1: a preset must say: title", "version: 1\nkit: {kick: 36}\n");
        refused(":1: a preset must say: version", "title: T\nkit: {kick: 36}\n");
        refused(":3: a preset must say: kit.kick.note", HEAD + "kit: {kick: {channel: 3}}\n");
        refused(": a kit must have at least one voice: none", HEAD);
        refused(":3: a kit must have at least one voice: none", HEAD + "kit: {}\n");
    }

    @Test
    void aNewerVersionIsRefusedWithBothNamed() {
        refused(":1: this Beat Master reads presets of version 1: 2", "version: 2\ntitle: T\nbrand_new: 3\n");
    }

    @Test
    void aKeyTwiceIsRefused() {
        refused(":3: a key must stand once in its section: title", HEAD + "title: Again\nkit: {kick: 36}\n");
        refused(":5: a key must stand once in its section: kick", HEAD + "kit:\n  kick: 36\n  kick: 37\n");
    }

    @Test
    void aNoteThatWouldBeTwoVoicesIsRefused() {
        refused(":5: a note coming in must be one voice only: 40",
                HEAD + "kit:\n  kick: {note: 36, also: [40]}\n  snare: {note: 38, also: [40]}\n");
    }

    @Test
    void aWrongTypeIsRefused() {
        refused(":3: kit must be a section of keys and values: 36", HEAD + "kit: 36\n");
        refused(":3: kit.kick must be a whole number 0..127: a list or section", HEAD + "kit: {kick: [36]}\n");
        refused(":3: feel.swing must be one value: a list or section", HEAD + "feel: {swing: {a: 1}}\nkit: {kick: 36}\n");
        refused(":1: a preset must be a list of keys and values", "just words\n");
        refused(":1: a key must be a word: a list or section", "[a, b]: 1\n");
        refused(": a preset must not be empty", "# nothing\n");
    }

    @Test
    void brokenYamlIsOneLine() {
        String message = refusal(HEAD + "kit: {kick: 36\n");
        assertTrue(message.contains("no valid YAML") && message.lines().count() == 1, message);
        assertEquals(1, refusal("version: 1\n\u0007\n").lines().count());
        assertEquals(1, refusal("version: !!java/Object 1\ntitle: x\n").lines().count());
    }

    @Test
    void hostileFilesAreRefusedBeforeTheyHurt() throws IOException {
        refused(":2: a preset must not use aliases", "a: &a [x, x]\nb: [*a, *a]\n");
        refused(":1: a preset must not nest deeper than 8", "[".repeat(30_000));
        refused(":3: a preset must be one document", "version: 1\ntitle: T\n---\nversion: 1\n");
        refused(": a preset must be a file of at most 65536 bytes: 70000", " ".repeat(70_000));
        Path bytes = folder.resolve("bytes.yaml");
        Files.write(bytes, new byte[] {(byte) 0xC3, 0x28, 0});
        assertEquals(bytes + ": a preset must be UTF-8 text",
                assertThrows(PresetFailure.class, () -> PresetReader.read(bytes)).getMessage());
        assertTrue(assertThrows(PresetFailure.class, () -> PresetReader.read(folder)).getMessage().endsWith("a folder"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("test.yaml"), text, StandardCharsets.UTF_8);
    }

    private Preset read(String text) throws IOException {
        return PresetReader.read(file(text));
    }

    private void refused(String expected, String text) {
        assertEquals(folder.resolve("test.yaml") + expected, refusal(text));
    }

    private String refusal(String text) {
        return assertThrows(PresetFailure.class, () -> read(text)).getMessage();
    }
}
