package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.RandomModels;
import beatmaster.smf.MidiFileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    private Path folder;

    private Path model;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSmallModel() {
        ModelFile file = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 8, 1, StepHead.SIZE), 3, 0.2f);
        model = folder.resolve("small.model");
        file.write(model);
    }

    private int generate(Object... options) {
        String[] args = Arrays.stream(options).map(String::valueOf).toArray(String[]::new);
        String[] all = new String[args.length + 3];
        System.arraycopy(new String[] {"generate", "--model", model.toString()}, 0, all, 0, 3);
        System.arraycopy(args, 0, all, 3, args.length);
        CommandLine line = BeatMaster.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return BeatMaster.execute(line, all);
    }

    @Test
    void theSameSeedGivesTheSameFileByteForByteAndAnotherSeedAnother() throws IOException {
        Path a = folder.resolve("a.mid");
        Path b = folder.resolve("b.mid");
        Path c = folder.resolve("c.mid");
        assertEquals(0, generate("--seed", 1, "--bars", 4, "--out", a), err::toString);
        assertEquals(0, generate("--seed", 1, "--bars", 4, "--out", b), err::toString);
        assertEquals(0, generate("--seed", 2, "--bars", 4, "--out", c), err::toString);
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
        assertFalse(Arrays.equals(Files.readAllBytes(a), Files.readAllBytes(c)));
    }

    @Test
    void theFileHasTheTempoAndTheBarsThatWereAskedFor() throws IOException {
        Path file = folder.resolve("a.mid");
        assertEquals(0, generate("--seed", 1, "--bars", 3, "--tempo", 96, "--out", file), err::toString);
        assertEquals(96, MidiFileReader.read(file).tempoBpm(), 0.01);
        assertEquals(3L * 4 * MidiFileReader.read(file).ticksPerQuarter(), MidiFileReader.read(file).lengthTicks());
    }

    @Test
    void withoutAFileTheBarsAreWrittenOnTheScreen() {
        assertEquals(0, generate("--seed", 1, "--bars", 2), err::toString);
        assertTrue(out.toString().contains("bar 2"), out.toString());
        assertTrue(out.toString().contains("seed 1"), out.toString());
    }

    @Test
    void audioIsRenderedWithoutASoundCard() throws IOException {
        Path wav = folder.resolve("a.wav");
        assertEquals(0, generate("--seed", 1, "--bars", 1, "--wav", wav), err::toString);
        byte[] bytes = Files.readAllBytes(wav);
        assertEquals("RIFF", new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        int loudest = 0;
        for (int i = 44; i + 1 < bytes.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((short) (bytes[i] & 0xFF | bytes[i + 1] << 8)));
        }
        assertTrue(loudest > 500, "the loudest sample is " + loudest);
    }

    @Test
    void itCarriesOnFromAPrimeAndTakesItsTempo() throws IOException {
        Path prime = folder.resolve("prime.mid");
        Path on = folder.resolve("on.mid");
        assertEquals(0, generate("--seed", 5, "--bars", 2, "--tempo", 90, "--out", prime), err::toString);
        assertEquals(0, generate("--seed", 1, "--bars", 2, "--prime", prime, "--out", on), err::toString);
        assertEquals(90, MidiFileReader.read(on).tempoBpm(), 0.01);
        Path cold = folder.resolve("cold.mid");
        generate("--seed", 1, "--bars", 2, "--tempo", 90, "--out", cold);
        assertFalse(Arrays.equals(Files.readAllBytes(on), Files.readAllBytes(cold)));
    }

    @Test
    void barsOfAPrimeThatAreNotInFourFourAreLeftOutAndSaid() throws IOException {
        Path prime = folder.resolve("odd.mid");
        BandFiles.songWithABarOfThreeFour(prime, 4, 3, 1);
        assertEquals(0, generate("--bars", 1, "--prime", prime), err::toString);
        assertEquals(prime + ": bar 3 is in 3/4, left out", err.toString().strip());
    }

    @Test
    void wrongWordsGetOneLineThatSaysWhatThereIs() {
        assertEquals(1, generate("--style", "polka"));
        assertEquals("beat-master: No style is called \"polka\"; the model knows: any, rock, jazz", err.toString().strip());
    }

    @Test
    void wrongNumbersAreWrongUsage() {
        assertEquals(2, generate("--temperature", "3"));
        assertTrue(err.toString().contains("temperature must be 0.1..2: 3"), err.toString());
        assertEquals(2, generate("--bars", "0"));
        assertEquals(2, generate("--tempo", "301"));
        assertEquals(3, err.toString().lines().count(), err.toString());
    }

    @Test
    void aPrimeWithoutDrumsIsRefused() throws IOException {
        Path broken = folder.resolve("broken.mid");
        Files.writeString(broken, "MThd");
        assertEquals(1, generate("--prime", broken));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
