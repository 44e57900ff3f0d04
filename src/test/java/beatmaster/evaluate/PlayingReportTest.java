package beatmaster.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayingReportTest {

    private static final List<String> STYLES = List.of("jazz", "rock");

    @Test
    void countsHitsRepeatsAndBarsThatAreLearntByHeart() {
        int[] four = {MadeUp.KICK, 0, 0, 0};
        int[] three = {MadeUp.SNARE | MadeUp.HIHAT, 0, 0, 0};
        Groove groove = new Groove();
        for (int[] bar : List.of(four, four, three, four)) {
            for (int i = 0; i < Grid.STEPS_PER_BAR; i++) {
                groove.add(MadeUp.step(bar[i % 4], 0.5f, 0));
            }
        }
        PlayingTally tally = new PlayingTally(new KnownBars(List.of(MadeUp.repeating("a", "rock", 1, 1, 0, three))));
        tally.add(groove);
        assertEquals((4 + 4 + 8 + 4) / 4.0, tally.hitsPerBar());
        assertEquals((16 + 12 + 12) / 48.0, tally.sameSteps());
        assertEquals(1 / 3.0, tally.sameBars());
        assertEquals(1 / 4.0, tally.known());
        assertEquals(1, tally.velocities()[63], 1e-9);
        assertEquals(1, tally.offsets()[60], 1e-9);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aDrummerWhoKnowsOneBarIsSeenToRepeatItAndNothingElse() {
        PlayingReport report = new PlayingReport(new OneBar(), STYLES, data(), Split.TEST, 8, new StepRequest());
        Map<String, Object> styles = (Map<String, Object>) report.toMap().get("byStyle");
        Map<String, Map<String, Object>> rock = (Map<String, Map<String, Object>>) styles.get("rock");
        assertEquals(4.0, rock.get("cold").get("hitsPerBar"));
        assertEquals(1.0, rock.get("cold").get("barsRepeated"));
        assertEquals(1.0, rock.get("primed").get("stepsAsABarBefore"));
        assertTrue((double) rock.get("real").get("barsRepeated") < 1);
        assertTrue(report.text().contains("Knobs"), report.text());
    }

    @Test
    void aDrummerWhoDoesAsAskedHasPerfectKnobsAndADeafOneHasNone() {
        assertEquals(1.0, knob(new Obedient(), "density"));
        assertEquals(1.0, knob(new Obedient(), "intensity"));
        assertEquals(0.0, knob(new OneBar(), "density"));
        assertEquals(0.0, knob(new OneBar(), "intensity"));
    }

    private static double knob(GrooveModel drummer, String name) {
        Map<?, ?> knob = (Map<?, ?>) new KnobReport(drummer, STYLES).toMap().get(name);
        return (double) knob.get("rankCorrelation");
    }

    @Test
    void aDrummerWhoEchoesThePlayerIsSeenToFollowAndADeafOneIsNot() {
        Performers performers = new Performers(data(), Split.TEST);
        Map<String, Object> echo = new FollowingReport(new Echo(), STYLES, performers).toMap();
        assertTrue((double) echo.get("agreement") > 0.8, echo.toString());
        assertTrue((double) echo.get("agreementWithAnother") < 0.7, echo.toString());
        assertTrue((double) echo.get("hitsPerBarAtRest") < 0.1, echo.toString());
        Map<String, Object> deaf = new FollowingReport(new OneBar(), STYLES, performers).toMap();
        assertEquals((double) deaf.get("agreementUnheard"), (double) deaf.get("agreement"));
    }

    @Test
    void aRankCorrelationSeesOrderAloneAndSharesEqualRanks() {
        assertEquals(1, RankCorrelation.of(new double[] {1, 2, 3}, new double[] {1, 10, 11}), 1e-12);
        assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}), 1e-12);
        assertEquals(0, RankCorrelation.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}), 1e-12);
        assertEquals(Math.sqrt(0.75), RankCorrelation.of(new double[] {1, 2, 3}, new double[] {4, 4, 9}), 1e-12);
    }

    @Test
    void aClassifierNamesStylesThatDifferAndNeverOneItHasNotHeard() {
        List<Groove> rock = List.of(MadeUp.repeating("a", "rock", 8, 0.9f, 0, MadeUp.KICK, 0, MadeUp.SNARE, 0).groove());
        List<Groove> jazz = List.of(MadeUp.repeating("b", "jazz", 8, 0.3f, 0.2f, MadeUp.HIHAT, 0, 0, MadeUp.HIHAT).groove());
        StyleClassifier classifier = new StyleClassifier(Map.of("rock", rock, "jazz", jazz, "funk", List.of()));
        assertEquals(1, classifier.share("rock", rock));
        assertEquals(1, classifier.share("jazz", jazz));
        assertEquals(0, classifier.share("funk", rock));
    }

    /** Ten performances of each style learn, four of each judge; every one has a bar of its own. */
    private static DataSet data() {
        List<Performance> performances = new ArrayList<>();
        for (int i = 0; i < 28; i++) {
            Performance made = MadeUp.grooves(100 + i, 1, 12).get(0);
            performances.add(new Performance("p" + i, "made up", STYLES.get(i % 2), 120, false,
                    i < 20 ? Split.TRAIN : Split.TEST, made.groove()));
        }
        return new DataSet("made up", performances);
    }

    /** Four on the floor, whatever happens. */
    private static final class OneBar implements GrooveModel {
        @Override
        public void reset(long seed) {
        }

        @Override
        public void next(StepRequest request, Step decided) {
            decided.clear();
            if (request.stepInBar % 4 == 0) {
                decided.hit(Voice.KICK.ordinal(), 0.5f, 0);
            }
        }
    }

    /** As many hits at the start of each bar as density asks for, as loud as intensity asks for. */
    private static final class Obedient implements GrooveModel {
        @Override
        public void reset(long seed) {
        }

        @Override
        public void next(StepRequest request, Step decided) {
            decided.clear();
            float density = Float.isNaN(request.density) ? 0.5f : request.density;
            if (request.stepInBar < 16 * density) {
                decided.hit(0, Float.isNaN(request.intensity) ? 0.5f : request.intensity, 0);
            }
        }
    }

    /** Plays what the player did a bar ago; without a player, nothing. */
    private static final class Echo implements GrooveModel {
        private final Deque<Float> heard = new ArrayDeque<>();

        @Override
        public void reset(long seed) {
            heard.clear();
            for (int i = 0; i < 15; i++) {
                heard.add(0f);
            }
        }

        @Override
        public void next(StepRequest request, Step decided) {
            heard.add(request.player.present ? request.player.velocity : 0f);
            float velocity = heard.remove();
            decided.clear();
            if (velocity > 0) {
                decided.hit(Voice.KICK.ordinal(), velocity, 0);
            }
        }
    }
}
