package beatmaster.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkDrummerTest {

    /** Keeps what it was told and always thinks of the kick on every beat. */
    private static class Listening implements StepNetwork {
        final List<float[]> told = new ArrayList<>();
        private final int inputs;

        Listening(int inputs) {
            this.inputs = inputs;
        }

        @Override
        public int inputs() {
            return inputs;
        }

        @Override
        public int outputs() {
            return StepHead.SIZE;
        }

        @Override
        public void reset() {
            told.clear();
        }

        @Override
        public void step(float[] features, float[] outputs) {
            told.add(features.clone());
            java.util.Arrays.fill(outputs, 0);
            outputs[told.size() % 4 == 1 ? 1 : 0] = 30;
        }

        @Override
        public int stateSize() {
            return 0;
        }

        @Override
        public void saveState(float[] target) {
            // No state.
        }

        @Override
        public void restoreState(float[] source) {
            // No state.
        }
    }

    /** Where the wish for a fill stands: its value, then whether it is wished. */
    private static final int FILL = 27 + 18 + 16 + 8 + StepEncoding.STYLES + 1 + 4;

    private final Listening network = new Listening(StepEncoding.SIZE);
    private final NetworkDrummer drummer = new NetworkDrummer(network);
    private final StepRequest request = new StepRequest();
    private final Step decided = new Step();

    private void play(int steps) {
        for (int i = 0; i < steps; i++) {
            drummer.next(request, decided);
            request.played.copyFrom(decided);
            request.stepInBar = (request.stepInBar + 1) % Grid.STEPS_PER_BAR;
        }
    }

    private float fillWished(int step) {
        return network.told.get(step)[FILL + 1];
    }

    @Test
    void itOpensWithoutAFillForTwoBarsAndIsFreeAfterwards() {
        drummer.reset(1);
        play(48);
        assertEquals(1, fillWished(0));
        assertEquals(0, network.told.get(0)[FILL]);
        assertEquals(1, fillWished(31));
        assertEquals(0, fillWished(32));
    }

    @Test
    void aFillThatIsWishedForIsPlayedFromTheStart() {
        request.fill = 1;
        drummer.reset(1);
        play(2);
        assertEquals(1, network.told.get(0)[FILL]);
    }

    @Test
    void aChangeOfStyleIsAnOpeningToo() {
        drummer.reset(1);
        play(40);
        request.style = 3;
        play(40);
        assertEquals(0, fillWished(39));
        assertEquals(1, fillWished(40));
        assertEquals(1, fillWished(71));
        assertEquals(0, fillWished(72));
    }

    private static final java.util.List<int[]> NO_HABITS = java.util.List.of(new int[StyleHabits.SIZE]);

    @Test
    void withHabitsItBeginsAsIfInTheMiddleOfAGroove() {
        NetworkDrummer settled = new NetworkDrummer(network, new StyleHabits(NO_HABITS));
        settled.reset(1);
        settled.next(request, decided);
        float[] told = network.told.get(network.told.size() - 1);
        int bar = 27 + 18 + 16;
        assertEquals(1, told[bar + 2], "two bars seem to have gone");
    }

    @Test
    void whoeverListensFirstImaginesNothing() {
        NetworkDrummer settled = new NetworkDrummer(network, new StyleHabits(NO_HABITS));
        settled.reset(1);
        request.listening = true;
        settled.next(request, decided);
        assertEquals(1, network.told.size());
        assertEquals(1, network.told.get(0)[27 + 18 + 16], "no bar has gone");
    }

    @Test
    void whatSoundedIsWhatItRemembersWhoeverPlayedIt() {
        drummer.reset(1);
        play(1);
        request.played.clear();
        request.played.hit(5, 0.4f, 0.25f);
        drummer.next(request, decided);
        float[] told = network.told.get(1);
        assertEquals(1, told[5]);
        assertEquals(0, told[0]);
        assertEquals(0.4f, told[9 + 5], 1e-6f);
        assertEquals(0.5f, told[18 + 5], 1e-6f);
    }

    @Test
    void aResetForgetsThePerformance() {
        drummer.reset(1);
        play(100);
        float[] first = network.told.get(0);
        drummer.reset(1);
        request.stepInBar = 0;
        play(1);
        org.junit.jupiter.api.Assertions.assertArrayEquals(first, network.told.get(0));
    }

    @Test
    void aNetworkOfAnotherShapeIsRefusedWithBothShapesNamed() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new NetworkDrummer(new Listening(7)));
        org.junit.jupiter.api.Assertions.assertTrue(refusal.getMessage().contains(": 7 and"), refusal.getMessage());
    }
}
