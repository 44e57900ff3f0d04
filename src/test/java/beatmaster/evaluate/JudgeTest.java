package beatmaster.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.dataset.Performance;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final int[] KNOWN = MadeUp.bar(1);
    private static final int[] NEW = MadeUp.bar(2);

    @Test
    void equalChancesCostNineBits() {
        Judge judge = new Judge(List.of(), List.of(MadeUp.repeating("a", "rock", 3, 0.5f, 0, KNOWN)));
        Tally total = Judgement.total(judge.judge(new Indifferent()).all());
        assertEquals(48, total.steps());
        assertEquals(9, total.hitBits(), 1e-9);
        assertEquals(Double.NaN, total.velocityBits());
    }

    @Test
    void barsThatStandInTheTrainingDataAreNotNovelEvenWhereTheirTouchDiffers() {
        Judge judge = new Judge(
                List.of(MadeUp.repeating("t", "jazz", 2, 0.9f, 0.2f, KNOWN)),
                List.of(MadeUp.repeating("a", "rock", 3, 0.5f, 0, KNOWN), MadeUp.repeating("b", "funk", 5, 0.5f, 0, NEW)));
        Judgement judgement = judge.judge(new Indifferent());
        assertEquals(48, judgement.all().get("rock").steps());
        assertEquals(0, judgement.novel().get("rock").steps());
        assertEquals(80, judgement.novel().get("funk").steps());
        assertEquals(80, Judgement.total(judgement.novel()).steps());
    }

    /** Finds all sets of hits equally likely. */
    private static final class Indifferent implements StepPredictor {
        @Override
        public String name() {
            return "indifferent";
        }

        @Override
        public void begin(Performance performance) {
        }

        @Override
        public double probability(int mask) {
            return 1.0 / Voice.MASKS;
        }

        @Override
        public void append(Step played) {
        }
    }
}
