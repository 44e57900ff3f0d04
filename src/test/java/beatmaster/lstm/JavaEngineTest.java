package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.groove.StepNetwork;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JavaEngineTest {

    @Test
    void aHundredThousandStepsAllocateNothing() {
        StepNetwork network = Engine.JAVA.open(RandomModels.of(RandomModels.lstm(20, 16, 2, 30), 1, 0.5f));
        float[] features = new float[20];
        float[] outputs = new float[30];
        float[] state = new float[network.stateSize()];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            run(network, features, outputs, state, 100_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes in 100,000 steps, once the measurement itself is warm");
    }

    private static void run(StepNetwork network, float[] features, float[] outputs, float[] state, int steps) {
        for (int i = 0; i < steps; i++) {
            features[i % features.length] = (i & 15) / 16f;
            network.step(features, outputs);
            network.saveState(state);
            network.restoreState(state);
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
