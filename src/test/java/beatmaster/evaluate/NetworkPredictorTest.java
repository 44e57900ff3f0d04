package beatmaster.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.Performance;
import beatmaster.evaluate.NetworkPredictor.Told;
import beatmaster.grid.Voice;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkPredictorTest {

    private static final List<String> STYLES = List.of("jazz", "rock");
    private static final int STYLE_AT = 27 + 18 + 16 + 8;
    private static final int KNOBS_AT = STYLE_AT + StepEncoding.STYLES + 1;
    private static final int PLAYER_AT = StepEncoding.SIZE - 9;

    @Test
    void aNetworkWithoutPreferenceCostsNineBits() {
        Judge judge = new Judge(List.of(), MadeUp.grooves(1, 2, 4));
        Tally total = Judgement.total(judge.judge(predictor(new Recording(), Told.STYLE)).all());
        assertEquals(9, total.hitBits(), 1e-6);
    }

    @Test
    void itsProbabilitiesSumToOne() {
        StepPredictor predictor = predictor(new Recording(), Told.STYLE);
        predictor.begin(rock());
        double sum = 0;
        for (int mask = 0; mask < Voice.MASKS; mask++) {
            sum += predictor.probability(mask);
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void theNetworkIsSteppedOncePerStepHoweverMuchIsAsked() {
        Recording network = new Recording();
        new Judge(List.of(), List.of(rock())).judge(predictor(network, Told.STYLE));
        assertEquals(rock().groove().length(), network.seen.size());
    }

    @Test
    void itIsToldTheStyleOnlyWhereItsNameSaysSo() {
        float[] told = firstFeatures(Told.STYLE);
        float[] untold = firstFeatures(Told.NOTHING);
        assertEquals(1, told[STYLE_AT + STYLES.indexOf("rock")]);
        assertEquals(0, untold[STYLE_AT + STYLES.indexOf("rock")]);
        assertEquals(1, untold[STYLE_AT + StepEncoding.STYLES]);
    }

    @Test
    void theComparedFigureGetsNoHintFromTheBarThatItIsJudgedBy() {
        for (Told told : List.of(Told.STYLE, Told.NOTHING)) {
            Recording network = new Recording();
            new Judge(List.of(), List.of(rock())).judge(predictor(network, told));
            for (float[] features : network.seen) {
                assertTrue(isZero(features, KNOBS_AT, 6), "knobs " + told);
                assertTrue(isZero(features, PLAYER_AT, 9), "player " + told);
            }
        }
    }

    @Test
    void knobsAreThoseOfTheBarToCome() {
        float[] features = firstFeatures(Told.STYLE_AND_KNOBS);
        int hits = rock().groove().slice(0, 16).hits();
        assertEquals(hits / 32f, features[KNOBS_AT], 1e-6);
        assertEquals(0.5f, features[KNOBS_AT + 2], 1e-6);
        assertEquals(0, features[KNOBS_AT + 4]);
        assertEquals(1, features[KNOBS_AT + 5]);
    }

    private static Performance rock() {
        return MadeUp.repeating("r", "rock", 3, 0.5f, 0.1f, MadeUp.bar(3));
    }

    private static float[] firstFeatures(Told told) {
        Recording network = new Recording();
        new Judge(List.of(), List.of(rock())).judge(predictor(network, told));
        return network.seen.get(0);
    }

    private static StepPredictor predictor(StepNetwork network, Told told) {
        return new NetworkPredictor("network", network, STYLES, told);
    }

    private static boolean isZero(float[] features, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (features[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Finds all equally likely and keeps what it is told. */
    private static final class Recording implements StepNetwork {
        final List<float[]> seen = new ArrayList<>();

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
            seen.clear();
        }

        @Override
        public void step(float[] features, float[] outputs) {
            seen.add(features.clone());
            Arrays.fill(outputs, 0);
        }

        @Override
        public int stateSize() {
            return 0;
        }

        @Override
        public void saveState(float[] target) {
        }

        @Override
        public void restoreState(float[] source) {
        }
    }
}
