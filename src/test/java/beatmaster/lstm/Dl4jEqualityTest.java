package beatmaster.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.groove.StepNetwork;
import beatmaster.lstm.dl4j.Dl4jNetworks;
import beatmaster.lstm.dl4j.Dl4jWeights;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Our step and DL4J's are one network. */
class Dl4jEqualityTest {

    private static final float TOLERANCE = 1e-5f;

    @Test
    void aThousandStepsDifferFromRnnTimeStepByAtMostAHundredThousandth() {
        for (int layers = 1; layers <= 3; layers++) {
            NetworkShape shape = RandomModels.lstm(23, 32, layers, 41);
            ModelFile model = RandomModels.of(shape, layers, 0.3f);
            assertEqualSteps(Engine.JAVA.open(model), Engine.DL4J.open(model), new Random(7), 1000);
        }
    }

    @Test
    void stateSavedFromOneEngineCarriesOnInTheOther() {
        ModelFile model = RandomModels.of(RandomModels.lstm(10, 16, 2, 12), 5, 0.4f);
        StepNetwork java = Engine.JAVA.open(model);
        StepNetwork dl4j = Engine.DL4J.open(model);
        float[] features = new float[10];
        float[] outputs = new float[12];
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            RandomModels.features(random, features);
            java.step(features, outputs);
        }
        float[] state = new float[java.stateSize()];
        java.saveState(state);
        dl4j.restoreState(state);
        assertEqualSteps(java, dl4j, random, 40);
        dl4j.saveState(state);
        java.reset();
        java.restoreState(state);
        assertEqualSteps(java, dl4j, random, 40);
        java.reset();
        dl4j.reset();
        assertEqualSteps(java, dl4j, random, 40);
    }

    @Test
    void weightsSurviveTheWayThereAndBack() {
        NetworkShape shape = new NetworkShape(Architecture.BILSTM, 5, 4, 2, 7, 8);
        float[] weights = RandomModels.of(shape, 3, 1).weights();
        assertArrayEquals(weights, Dl4jWeights.fromDl4j(shape, Dl4jWeights.toDl4j(shape, weights)));
        assertEquals(shape.weights(), Dl4jNetworks.create(shape, weights).numParams());
    }

    @Test
    void theBidirectionalWindowEqualsDl4jOverTheSameWindow() {
        for (int layers = 1; layers <= 2; layers++) {
            NetworkShape shape = new NetworkShape(Architecture.BILSTM, 9, 12, layers, 15, 6);
            ModelFile model = RandomModels.of(shape, 11, 0.4f);
            StepNetwork java = Engine.JAVA.open(model);
            MultiLayerNetwork dl4j = Dl4jNetworks.create(shape, model.weights());
            INDArray window = Nd4j.zeros(1, 9, 6);
            Random random = new Random(2);
            float[] features = new float[9];
            float[] outputs = new float[15];
            for (int step = 0; step < 20; step++) {
                RandomModels.features(random, features);
                slide(window, features);
                java.step(features, outputs);
                assertArrayEquals(dl4j.output(window).dup('c').data().asFloat(), outputs, TOLERANCE);
            }
        }
    }

    private static void slide(INDArray window, float[] features) {
        for (int f = 0; f < features.length; f++) {
            for (int t = 0; t < window.size(2) - 1; t++) {
                window.putScalar(0, f, t, window.getFloat(0, f, t + 1));
            }
            window.putScalar(0, f, (int) window.size(2) - 1, features[f]);
        }
    }

    private static void assertEqualSteps(StepNetwork one, StepNetwork other, Random random, int steps) {
        float[] features = new float[one.inputs()];
        float[] expected = new float[one.outputs()];
        float[] actual = new float[one.outputs()];
        for (int i = 0; i < steps; i++) {
            RandomModels.features(random, features);
            one.step(features, actual);
            other.step(features, expected);
            assertArrayEquals(expected, actual, TOLERANCE, "step " + i);
        }
    }
}
