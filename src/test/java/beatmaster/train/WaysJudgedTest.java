package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaysJudgedTest {

    private static final Way BOLD = new Way(1, 1, true);
    private static final Way SHY = new Way(1, 0.25f, false);
    private final WaysJudged judged = new WaysJudged();

    /** A song of 100 steps with a hit in each. */
    private static Scores scores(double hits, double velocity, double offset) {
        return new Scores(100, hits, 100, velocity, offset);
    }

    @Test
    void noneIsChosenWhereNoneForeseesMore() {
        judged.song("a", scores(1, 5, 5));
        judged.judged(BOLD, scores(1, 5, 5));
        judged.judged(SHY, scores(1.001, 5, 5));
        assertEquals(Optional.empty(), judged.best());
    }

    @Test
    void theOneThatForeseesMostInAllIsChosen() {
        judged.song("a", scores(1, 5, 5));
        judged.judged(BOLD, scores(0.8, 5.1, 5));
        judged.judged(SHY, scores(0.9, 4.9, 4.9));
        assertEquals(Optional.of(SHY), judged.best());
        assertEquals(10.7, judged.after(SHY).allBits(), 1e-12);
    }

    @Test
    void betterTouchIsNotBoughtWithHits() {
        judged.song("a", scores(1, 5, 5));
        judged.judged(BOLD, scores(1.01, 3, 3));
        assertEquals(Optional.empty(), judged.best());
    }

    @Test
    void aSongThatLosesCountsTwice() {
        judged.song("a", scores(1, 5, 5));
        judged.judged(BOLD, scores(0.4, 5, 5));
        judged.judged(SHY, scores(0.9, 5, 5));
        judged.song("b", scores(1, 5, 5));
        judged.judged(BOLD, scores(1.3, 5, 5));
        judged.judged(SHY, scores(1.01, 5, 5));
        assertEquals(Optional.of(SHY), judged.best());
    }

    @Test
    void aWayThatRanAwayInOneTurnIsNone() {
        judged.song("a", scores(1, 5, 5));
        judged.judged(BOLD, scores(0.1, 5, 5));
        judged.song("b", scores(1, 5, 5));
        assertEquals(Optional.empty(), judged.best());
        judged.judged(SHY, scores(Double.NaN, 5, 5));
        judged.judged(SHY, scores(0.1, 5, 5));
        assertEquals(Optional.empty(), judged.best());
    }
}
