package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.bench.LargeModel;
import beatmaster.groove.StepNetwork;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JavaEngineTest {

    @Test
    void aHundredThousandStepsOfALargeNetworkAllocateNothing() {
        StepNetwork network = Engine.JAVA.open(LargeModel.make());
        float[] features = new float[network.inputs()];
        float[] outputs = new float[network.outputs()];
        float[] state = new float[network.stateSize()];
        run(network, features, outputs, state, 3_000);
        assertEquals(0, Garbage.leastOf(3, () -> run(network, features, outputs, state, 100_000)),
                "bytes in 100,000 steps, each with its state saved and put back");
    }

    private static void run(StepNetwork network, float[] features, float[] outputs, float[] state, int steps) {
        for (int i = 0; i < steps; i++) {
            features[i % features.length] = (i & 3) / 4f;
            network.step(features, outputs);
            network.saveState(state);
            network.restoreState(state);
        }
    }

    /** The first steps are interpreted, the last ones run as C2 compiled and vectorised them. */
    @Test
    void everyCompilerGivesTheSameBits() {
        ModelFile model = RandomModels.of(RandomModels.lstm(21, 37, 2, 45), 1, 0.5f);
        StepNetwork network = Engine.JAVA.open(model);
        float[] first = walk(network, 8);
        for (int i = 0; i < 3_000; i++) {
            network.reset();
            assertArrayEquals(first, walk(network, 8), "round " + i);
        }
    }

    /** The outputs of so many steps, end to end. */
    private static float[] walk(StepNetwork network, int steps) {
        Random random = new Random(3);
        float[] features = new float[network.inputs()];
        float[] outputs = new float[network.outputs()];
        float[] all = new float[steps * outputs.length];
        for (int i = 0; i < steps; i++) {
            RandomModels.features(random, features);
            network.step(features, outputs);
            System.arraycopy(outputs, 0, all, i * outputs.length, outputs.length);
        }
        return all;
    }

    /** Widths that no vector divides, inputs that are all zero, and outputs longer than they have to be. */
    @Test
    void anyWidthIsAddedUpWhole() {
        for (int width = 1; width <= 70; width++) {
            float[] weights = RandomModels.of(RandomModels.lstm(7, width, 1, 3), width, 1).weights();
            float[] sums = new float[width + 5];
            float[] x = {0, 0, 0.5f, -1, 0, 2, 0.25f, 0};
            new Dense(7).accumulate(x, 1, Dense.matrix(weights, 2, 7, width), sums);
            for (int j = 0; j < sums.length; j++) {
                float expected = 0;
                for (int i = 0; j < width && i < 7; i++) {
                    expected += x[1 + i] * weights[2 + i * width + j];
                }
                assertEquals(expected, sums[j], 1e-5f, "width " + width + ", column " + j);
            }
            float[] before = sums.clone();
            new Dense(7).accumulate(new float[7], 0, Dense.matrix(weights, 2, 7, width), sums);
            assertArrayEquals(before, sums);
        }
    }

    @Test
    void oneCellComputesWhatTheFormulaSays() {
        NetworkShape shape = RandomModels.lstm(1, 1, 1, 1);
        // W, R and b in the order a, f, o, i; then V and d.
        float[] w = {0.5f, -0.3f, 0.8f, 0.2f, 0.1f, 0.4f, -0.6f, 0.7f, 0.05f, 1f, -0.1f, 0.3f, 2f, 0.25f};
        StepNetwork network = Engine.JAVA.open(new ModelFile(RandomModels.header(shape), w));
        double h = 0;
        double c = 0;
        float[] out = new float[1];
        for (float x : new float[] {1, 0, -0.5f}) {
            network.step(new float[] {x}, out);
            double a = Math.tanh(w[0] * x + w[4] * h + w[8]);
            double f = sigmoid(w[1] * x + w[5] * h + w[9]);
            double o = sigmoid(w[2] * x + w[6] * h + w[10]);
            double i = sigmoid(w[3] * x + w[7] * h + w[11]);
            c = f * c + i * a;
            h = o * Math.tanh(c);
            assertEquals(w[12] * h + w[13], out[0], 1e-6);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void tanhIsWithinAMillionthEverywhere() {
        for (float x = -20; x < 20; x += 0.001f) {
            assertEquals(Math.tanh(x), Activations.tanh(x), 1e-6, "tanh(" + x + ")");
        }
    }

    @Test
    void instancesOfOneModelDoNotDisturbEachOther() {
        ModelFile model = RandomModels.of(RandomModels.lstm(6, 8, 2, 5), 4, 0.5f);
        StepNetwork one = Engine.JAVA.open(model);
        StepNetwork other = Engine.JAVA.open(model);
        float[] x = new float[6];
        float[] expected = new float[5];
        float[] actual = new float[5];
        RandomModels.features(new Random(1), x);
        one.step(x, expected);
        one.step(x, expected);
        other.step(x, actual);
        one.reset();
        one.step(x, expected);
        assertArrayEquals(expected, actual);
    }

    @Test
    void theWindowForgetsWhatHasLeftItAndKeepsItsStateWhenSaved() {
        ModelFile model = RandomModels.of(new NetworkShape(Architecture.BILSTM, 3, 4, 2, 2, 5), 4, 0.5f);
        StepNetwork one = Engine.JAVA.open(model);
        StepNetwork other = Engine.JAVA.open(model);
        float[] x = new float[3];
        float[] expected = new float[2];
        float[] actual = new float[2];
        other.step(new float[] {9, 9, 9}, actual);
        Random random = new Random(8);
        for (int i = 0; i < 5; i++) {
            RandomModels.features(random, x);
            one.step(x, expected);
            other.step(x, actual);
        }
        assertArrayEquals(expected, actual);
        float[] state = new float[one.stateSize()];
        one.saveState(state);
        other.reset();
        other.restoreState(state);
        one.step(x, expected);
        other.step(x, actual);
        assertArrayEquals(expected, actual);
    }

    @Test
    void anUnknownEngineSaysWhichThereAre() {
        String message = assertThrows(ModelFailure.class, () -> Engine.named("tpu")).getMessage();
        assertTrue(message.contains("java, dl4j"), message);
        assertEquals(Engine.DL4J, Engine.named("dl4j"));
    }

    @Test
    void aBidirectionalModelIsRefusedByTheDl4jEngine() {
        ModelFile model = RandomModels.of(new NetworkShape(Architecture.BILSTM, 3, 4, 1, 2, 5), 4, 0.5f);
        assertThrows(ModelFailure.class, () -> Engine.DL4J.open(model));
    }
}
