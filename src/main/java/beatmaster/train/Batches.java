package beatmaster.train;

import beatmaster.lstm.Architecture;
import java.util.Iterator;
import java.util.List;

/** How a network's architecture wants its lessons. */
final class Batches {

    private Batches() {
    }

    /** Without end, from the epoch of this seed on. */
    static Iterator<Batch> of(TrainingSettings settings, LessonPlan plan, long firstEpoch) {
        return settings.architecture() == Architecture.LSTM
                ? new BatchMaker(plan::epoch, settings.rows(), settings.window(), firstEpoch)
                : new WindowMaker(plan::epoch, settings.rows(), settings.window(), firstEpoch);
    }

    /** How many go by until each lesson has been learnt from about once. */
    static int anEpoch(TrainingSettings settings, LessonPlan plan) {
        List<Lesson> lessons = plan.epoch(settings.seed());
        return settings.architecture() == Architecture.LSTM
                ? BatchMaker.batchesPerEpoch(lessons, settings.rows(), settings.window())
                : WindowMaker.batchesPerEpoch(lessons, settings.rows());
    }
}
