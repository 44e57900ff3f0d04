package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The models that come with the program, fed with what they hear when they play by themselves. */
class ShippedModelsTest {

    private static final Path FOLDER = Path.of("models");
    private static final int STEPS = 1000;
    private static final float TOLERANCE = 1e-5f;

    @TestFactory
    Stream<DynamicTest> everyShippedModelIsTheNetworkThatDl4jRuns() throws IOException {
        return tests((model, features) -> {
            StepNetwork java = Engine.JAVA.open(model);
            StepNetwork dl4j = Engine.DL4J.open(model);
            float[] actual = new float[StepHead.SIZE];
            float[] expected = new float[StepHead.SIZE];
            for (int i = 0; i < STEPS; i++) {
                java.step(features[i], actual);
                dl4j.step(features[i], expected);
                assertArrayEquals(expected, actual, TOLERANCE, "step " + i);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aStatePutBackGivesTheSameContinuation() throws IOException {
        return tests((model, features) -> {
            StepNetwork network = Engine.JAVA.open(model);
            float[] state = new float[network.stateSize()];
            walk(network, features, 0, STEPS / 2);
            network.saveState(state);
            float[] expected = walk(network, features, STEPS / 2, STEPS);
            StepNetwork other = Engine.JAVA.open(model);
            other.restoreState(state);
            assertArrayEquals(expected, walk(other, features, STEPS / 2, STEPS), "another instance");
            network.restoreState(state);
            assertArrayEquals(expected, walk(network, features, STEPS / 2, STEPS), "the same instance");
        });
    }

    @TestFactory
    Stream<DynamicTest> aHundredThousandStepsMakeNoGarbage() throws IOException {
        return tests((model, features) -> {
            StepNetwork network = Engine.JAVA.open(model);
            float[] outputs = new float[StepHead.SIZE];
            Runnable aThousand = () -> {
                for (float[] step : features) {
                    network.step(step, outputs);
                }
            };
            for (int i = 0; i < 5; i++) {
                aThousand.run();
            }
            assertEquals(0, Garbage.leastOf(3, () -> {
                for (int i = 0; i < 100; i++) {
                    aThousand.run();
                }
            }), "bytes in 100,000 steps");
        });
    }

    private interface Check {
        void of(ModelFile model, float[][] features);
    }

    private static Stream<DynamicTest> tests(Check check) throws IOException {
        return models().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            ModelFile model = ModelFile.open(file);
            check.of(model, whatItHears(model));
        }));
    }

    /** Those that play live; there is at least one as soon as there is a folder. */
    private static List<Path> models() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> models = files.filter(file -> file.toString().endsWith(ModelFile.SUFFIX)).sorted().toList();
            assertFalse(models.isEmpty(), "no model in " + FOLDER.toAbsolutePath());
            return models.stream().filter(file -> ModelFile.open(file).shape().architecture() == Architecture.LSTM).toList();
        }
    }

    /** The drummer plays by itself, in each style in turn, with knobs, fills and a player now and then. */
    private static float[][] whatItHears(ModelFile model) {
        Recorder recorder = new Recorder(Engine.JAVA.open(model));
        NetworkDrummer drummer = new NetworkDrummer(recorder);
        drummer.reset(1);
        StepRequest request = new StepRequest();
        Step decided = new Step();
        for (int i = 0; i < STEPS; i++) {
            int part = i / (4 * Grid.STEPS_PER_BAR);
            request.stepInBar = Grid.stepInBar(i);
            request.style = part % (model.header().styles().size() + 1) - 1;
            request.density = part % 3 == 0 ? StepRequest.FREE : 0.5f;
            request.intensity = part % 4 == 1 ? 0.7f : StepRequest.FREE;
            request.fill = part % 5 == 2 ? 1 : StepRequest.FREE;
            request.player.set(part % 2 == 1, i % 4 == 0 ? 0.8f : 0, 0.1f);
            drummer.next(request, decided);
            request.played.copyFrom(decided);
        }
        return recorder.heard.toArray(float[][]::new);
    }

    private static float[] walk(StepNetwork network, float[][] features, int from, int to) {
        float[] outputs = new float[StepHead.SIZE];
        float[] all = new float[(to - from) * StepHead.SIZE];
        for (int i = from; i < to; i++) {
            network.step(features[i], outputs);
            System.arraycopy(outputs, 0, all, (i - from) * StepHead.SIZE, StepHead.SIZE);
        }
        return all;
    }

    /** A network that writes down its features. */
    private static final class Recorder implements StepNetwork {
        private final StepNetwork network;
        private final List<float[]> heard = new ArrayList<>();

        Recorder(StepNetwork network) {
            this.network = network;
        }

        @Override
        public int inputs() {
            return StepEncoding.SIZE;
        }

        @Override
        public int outputs() {
            return StepHead.SIZE;
        }

        @Override
        public void reset() {
            network.reset();
        }

        @Override
        public void step(float[] features, float[] outputs) {
            heard.add(features.clone());
            network.step(features, outputs);
        }

        @Override
        public int stateSize() {
            return network.stateSize();
        }

        @Override
        public void saveState(float[] target) {
            network.saveState(target);
        }

        @Override
        public void restoreState(float[] source) {
            network.restoreState(source);
        }
    }
}
