package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.groove.StepRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LessonPlanTest {

    private static final List<String> STYLES = List.of("jazz", "rock");

    /** Kick on every step whose number in the bar is a multiple of {@code every}. */
    private static Performance performance(String id, String style, boolean fill, int bars, int every) {
        Groove groove = new Groove();
        for (int i = 0; i < bars * 16; i++) {
            Step step = new Step();
            if (i % 16 % every == 0) {
                step.hit(0, 0.8f, 0);
            }
            groove.add(step);
        }
        return new Performance(id, "someone", style, 120, fill, Split.TRAIN, groove);
    }

    private static List<Performance> performances() {
        return List.of(performance("a", "rock", false, 20, 4), performance("b", "rock", false, 8, 2),
                performance("c", "jazz", false, 12, 8), performance("f", "rock", true, 1, 1));
    }

    @Test
    void everyPerformanceIsTaughtOnceAndMedleysAndFollowingAddAboutHalfOfTheBars() {
        List<Lesson> lessons = new LessonPlan(performances(), STYLES).epoch(1);
        int bars = lessons.stream().mapToInt(lesson -> lesson.length() / 16).sum();
        assertTrue(lessons.size() >= 5, "lessons: " + lessons.size());
        assertTrue(bars >= 41 * 1.4 && bars <= 41 * 1.4 + 75, "bars: " + bars);
    }

    @Test
    void theSameSeedTeachesTheSame() {
        List<Lesson> one = new LessonPlan(performances(), STYLES).epoch(5);
        List<Lesson> other = new LessonPlan(performances(), STYLES).epoch(5);
        assertEquals(one.size(), other.size());
        StepRequest a = new StepRequest();
        StepRequest b = new StepRequest();
        for (int i = 0; i < one.size(); i++) {
            for (int s = 0; s < one.get(i).length(); s++) {
                one.get(i).request(s, a);
                other.get(i).request(s, b);
                assertEquals(a.played.mask(), b.played.mask());
                assertEquals(a.player.velocity, b.player.velocity);
                assertEquals(a.style, b.style);
                assertEquals(a.density, b.density);
            }
        }
    }

    @Test
    void aRequestTellsNothingOfTheStepItself() {
        Lesson lesson = new Lesson(performance("a", "rock", false, 2, 3).groove());
        StepRequest request = new StepRequest();
        for (int s = 1; s < lesson.length(); s++) {
            lesson.request(s, request);
            assertEquals(lesson.groove().mask(s - 1), request.played.mask());
            assertEquals(s % 16, request.stepInBar);
        }
    }

    @Test
    void thePlayerIsABarAheadAtASeam() {
        Medley medley = new Medley();
        medley.add(performance("sparse", "rock", false, 4, 16), 0, 2);
        medley.add(performance("dense", "rock", false, 4, 1), 2, 4);
        Lesson lesson = medley.lesson();
        medley.lead(lesson, new DerivedPlayer(new Random(2)));
        assertTrue(onsets(lesson, 0, 16) <= 1, "first bar follows the sparse groove");
        assertTrue(onsets(lesson, 16, 32) > 8, "the bar before the seam already has the dense one");
        assertTrue(onsets(lesson, 32, 63) > 16, "and so has all that follows");
    }

    @Test
    void restsAreListenedToAndNotJudged() {
        Medley medley = new Medley();
        medley.rest(1);
        medley.add(performance("a", "rock", false, 4, 4), 0, 4);
        Lesson lesson = medley.lesson();
        assertFalse(lesson.judged(15));
        assertTrue(lesson.judged(16));
        medley.lead(lesson, new DerivedPlayer(new Random(1)));
        assertTrue(onsets(lesson, 0, 16) > 0, "the player begins alone");
    }

    @Test
    void whatIsAskedForIsWhatTheBarHolds() {
        Lesson lesson = new Lesson(performance("a", "rock", false, 2, 4).groove());
        lesson.askDensity(0, 32);
        lesson.askIntensity(16, 32);
        StepRequest request = new StepRequest();
        lesson.request(3, request);
        assertEquals(4 / 32f, request.density, 1e-6f);
        assertTrue(Float.isNaN(request.intensity));
        lesson.request(20, request);
        assertEquals(0.8f, request.intensity, 1e-6f);
    }

    private static int onsets(Lesson lesson, int from, int to) {
        StepRequest request = new StepRequest();
        int onsets = 0;
        for (int s = from; s < to; s++) {
            lesson.request(s + 1, request);
            onsets += request.player.velocity > 0 ? 1 : 0;
        }
        return onsets;
    }

    @Test
    void whoFollowsRemembersSomethingElseThanItIsToPlay() {
        Lesson lesson = new Lesson(performance("a", "rock", false, 2, 4).groove());
        lesson.remember(performance("b", "rock", false, 2, 1).groove());
        StepRequest request = new StepRequest();
        lesson.request(2, request);
        assertEquals(1, request.played.mask(), "the other groove has a kick on every step");
        assertEquals(0, lesson.groove().mask(1));
        Groove shorter = performance("c", "rock", false, 1, 1).groove();
        assertThrows(IllegalArgumentException.class, () -> lesson.remember(shorter));
    }

    @Test
    void someLessonsAreInFollowing() {
        StepRequest request = new StepRequest();
        int following = 0;
        for (Lesson lesson : lessons(20)) {
            int others = 0;
            for (int s = 1; s < lesson.length(); s++) {
                lesson.request(s, request);
                others += request.played.mask() != lesson.groove().mask(s - 1) ? 1 : 0;
            }
            following += others > 0 ? 1 : 0;
            assertTrue(others == 0 || request.player.present && !lesson.judged(0) && lesson.judged(16));
        }
        assertTrue(following > 0);
    }

    @Test
    void aChangeOfLoudnessIsAskedFor() {
        Groove recorded = performance("a", "rock", false, 16, 4).groove();
        LoudnessChanges changes = LoudnessChanges.of(recorded.length(), 128, new Random(4));
        Groove played = changes.of(recorded);
        assertTrue(changes.changes(0) || changes.changes(128), "the seed changes something");
        for (int i = 0; i < recorded.length(); i++) {
            assertEquals(recorded.mask(i), played.mask(i));
            assertEquals(changes.changes(i) && recorded.mask(i) != 0, played.velocity(i, 0) != recorded.velocity(i, 0));
        }
        assertEquals(recorded, LoudnessChanges.none().of(recorded));
    }

    @Test
    void whereLoudnessChangesItIsNeverHidden() {
        StepRequest request = new StepRequest();
        int changed = 0;
        for (Lesson lesson : lessons(20)) {
            for (int s = 0; s < lesson.length(); s++) {
                lesson.request(s, request);
                boolean otherwise = lesson.groove().mask(s) == 1 && lesson.groove().velocity(s, 0) != 0.8f;
                changed += otherwise ? 1 : 0;
                assertTrue(!otherwise || !Float.isNaN(request.intensity));
            }
        }
        assertTrue(changed > 0);
    }

    /** Those of some epochs. */
    private static List<Lesson> lessons(int epochs) {
        List<Lesson> lessons = new ArrayList<>();
        for (int seed = 0; seed < epochs; seed++) {
            lessons.addAll(new LessonPlan(performances(), STYLES).epoch(seed));
        }
        return lessons;
    }
}
