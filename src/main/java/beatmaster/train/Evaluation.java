package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepLikelihood;
import beatmaster.groove.StepNetwork;
import java.util.List;

/**
 * Judges a network under training by performances: it is told what really sounded and asked, before each step, for the chances of
 * what came. The style is told; knobs, which are taken from the very bar that is judged, are not; nobody else plays.
 */
final class Evaluation {

    private Evaluation() {
    }

    /**
     * @param styles the model's list of styles
     * @param performances each begins with the network reset
     */
    static Scores of(StepNetwork network, List<String> styles, List<Performance> performances) {
        LessonReader reader = new LessonReader();
        Scores.Sum sum = new Scores.Sum();
        float[] features = new float[StepEncoding.SIZE];
        float[] target = new float[StepTarget.SIZE];
        float[] outputs = new float[StepHead.SIZE];
        Step played = new Step();
        for (Performance performance : performances) {
            Lesson lesson = new Lesson(performance.groove());
            lesson.askStyle(0, lesson.length(), styles.indexOf(performance.style()));
            reader.begin(lesson);
            network.reset();
            while (reader.hasNext()) {
                reader.next(features, target);
                network.step(features, outputs);
                StepTarget.read(target, 0, played);
                judge(outputs, played, sum);
            }
        }
        return sum.scores();
    }

    private static void judge(float[] outputs, Step played, Scores.Sum sum) {
        sum.step(StepLikelihood.hitBits(outputs, played.mask()));
        for (int v = 0; v < Voice.COUNT; v++) {
            if (played.has(v)) {
                sum.hit(StepLikelihood.velocityBits(outputs, v, played), StepLikelihood.offsetBits(outputs, v, played));
            }
        }
    }
}
