package beatmaster.train;

import beatmaster.grid.Grid;
import beatmaster.groove.GrooveMemory;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepRequest;

/**
 * Walks through a lesson as a drummer would live it: before each step the features that a network gets, and the target that
 * really followed. The same memory and encoding as in the live loop. Confined to one thread.
 */
final class LessonReader {

    private final GrooveMemory memory = new GrooveMemory();
    private final StepRequest request = new StepRequest();
    private Lesson lesson;
    private int position;

    /** Starts a lesson, from nothing. */
    void begin(Lesson next) {
        lesson = next;
        position = 0;
        memory.clear();
    }

    boolean hasNext() {
        return lesson != null && position < lesson.length();
    }

    /** Fills in the features of the next step and what followed; a step that is only listened to has no target. */
    void next(float[] features, float[] target) {
        lesson.request(position, request);
        if (position > 0) {
            memory.append(request.played, request.player);
        }
        memory.moveTo(Grid.stepInBar(position));
        StepEncoding.encode(request, memory, features);
        StepTarget.of(lesson.groove(), position, target);
        if (!lesson.judged(position)) {
            target[0] = StepTarget.NONE;
        }
        position++;
    }
}
