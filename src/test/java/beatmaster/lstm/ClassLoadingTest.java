package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default engine must run where DL4J could not even be loaded. */
class ClassLoadingTest {

    /** The test's class path once more, without DL4J and ND4J. */
    private static final class Fence extends URLClassLoader {

        final List<String> asked = new ArrayList<>();

        Fence() {
            super(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Fence::url)
                    .toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.nd4j") || name.startsWith("org.deeplearning4j")) {
                asked.add(name);
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void theJavaEngineLoadsNoClassOfDl4jOrNd4j(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("a.model");
        RandomModels.of(RandomModels.lstm(5, 4, 2, 6), 1, 1).write(path);
        try (Fence fence = new Fence()) {
            Class<?> file = fence.loadClass("beatmaster.lstm.ModelFile");
            Class<?> engine = fence.loadClass("beatmaster.lstm.Engine");
            Object model = file.getMethod("read", Path.class).invoke(null, path);
            Object network = open(engine, "java", file, model);
            network.getClass().getMethod("step", float[].class, float[].class)
                    .invoke(network, new float[5], new float[6]);
            assertEquals(List.of(), fence.asked);
            assertThrows(InvocationTargetException.class, () -> open(engine, "dl4j", file, model),
                    "the fence must be what keeps DL4J out");
        }
    }

    /** The whole program, from its command line to the last note. */
    @ParameterizedTest
    @ValueSource(strings = {"perform --bars 1 --tempo 300 --out none --stats", "generate --bars 1 --out"})
    void neitherPlayingLiveNorGeneratingLoadsAClassOfDl4jOrNd4j(String command, @TempDir Path folder) throws Exception {
        Path written = folder.resolve("written");
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of(written.toString(), "--seed", "1"));
        PrintStream terminal = System.out;
        try (Fence fence = new Fence(); PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            System.setOut(nowhere);
            Method run = fence.loadClass("beatmaster.cli.BeatMaster").getDeclaredMethod("run", String[].class);
            run.setAccessible(true);
            assertEquals(0, run.invoke(null, (Object) args.toArray(String[]::new)));
            assertTrue(Files.size(written) > 0);
            assertEquals(List.of(), fence.asked);
        } finally {
            System.setOut(terminal);
        }
    }

    private static Object open(Class<?> engine, String name, Class<?> file, Object model) throws Exception {
        Object chosen = engine.getMethod("named", String.class).invoke(null, name);
        return engine.getMethod("open", file).invoke(chosen, model);
    }
}
