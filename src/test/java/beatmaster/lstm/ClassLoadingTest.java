package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static Object open(Class<?> engine, String name, Class<?> file, Object model) throws Exception {
        Object chosen = engine.getMethod("named", String.class).invoke(null, name);
        return engine.getMethod("open", file).invoke(chosen, model);
    }
}
