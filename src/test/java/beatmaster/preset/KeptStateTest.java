package beatmaster.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {

    @TempDir
    private Path folder;

    private KeptState again(KeptState state) throws IOException {
        Path file = folder.resolve("state.yaml");
        Files.writeString(file, state.text());
        return KeptState.read(file);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        KeptState free = new KeptState("gm", new Feel("any", 120, 50, 1, 1, StepRequest.FREE, StepRequest.FREE,
                StepRequest.FREE, 40_000_000));
        assertEquals(free, again(free));
        KeptState set = new KeptState("/home/pi/it's my: \"gear\" #1.yaml", new Feel("funk", 98.76, 62.5, 0.25f, 1.5f, 0,
                1, 0.5f, 500_000_000));
        assertEquals(set, again(set));
        assertTrue(set.text().contains("  density: 0.0000\n"), set.text());
        assertFalse(free.text().contains("density"), free.text());
    }

    @Test
    void whatNoHandCanHaveSetIsRefused() throws IOException {
        String good = new KeptState("gm", new Feel("funk", 120, 50, 1, 1, 1, 1, 1, 1_000_000)).text();
        Path file = folder.resolve("state.yaml");
        for (String bad : new String[] {"", good.substring(0, good.length() / 2), good.replace("120", "NaN"),
            good.replace("120", "12000"), good.replace("version: 1", "version: 2"), good + "other: 1\n", "\0\0\0\0"}) {
            Files.writeString(file, bad);
            PresetFailure failure = assertThrows(PresetFailure.class, () -> KeptState.read(file), bad);
            assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
            assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
        }
    }
}
