package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import beatmaster.dataset.Split;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.NetworkShape;
import beatmaster.lstm.RandomModels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BestModelTest {

    private final NetworkShape shape = RandomModels.lstm(StepEncoding.SIZE, 4, 1, StepHead.SIZE);
    private final ModelFile base = RandomModels.of(shape, 1, 0.05f);
    private final BestModel best = new BestModel(base.header(), Performances.dataSet().performances(Split.VALIDATION),
            Path.of("never-written.model"));

    @Test
    void whatWasLearntIsTakenWhole() {
        float[] learnt = RandomModels.of(shape, 2, 4).weights();
        assertArrayEquals(learnt, best.candidate(learnt).weights());
    }

    @Test
    void weightsThatAreNoNumbersAreNoCandidate() {
        float[] learnt = base.weights();
        learnt[5] = Float.NaN;
        assertNull(best.candidate(learnt));
    }
}
