package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.lstm.ModelFile;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A trained network goes through some songs, a round at a time, in small steps from where it was. The same settings, model and songs
 * give the same weights. Confined to the training thread; to be closed.
 */
final class Rehearsal implements AutoCloseable {

    /** In nats a step. An untaught network has 5; above this nothing comes back, and not-a-number is near. */
    private static final double RUNAWAY = 1e6;

    /** Of a round: a few songs are gone through in less, and too soon for what was learnt to show. */
    private static final int LEAST_BATCHES = 20;

    private final TrainingNetwork network;
    private final BatchFeed feed;
    private final int batches;

    /** @param settings those of {@link TrainingSettings#adapting} for the model's shape; their epochs are the rounds there can be */
    Rehearsal(TrainingSettings settings, ModelFile base, List<Performance> songs) {
        LessonPlan plan = new LessonPlan(songs, base.header().styles());
        batches = Math.max(LEAST_BATCHES, Batches.anEpoch(settings, plan));
        network = new TrainingNetwork(settings, base.weights(), batches * settings.epochs());
        feed = new BatchFeed(Batches.of(settings, plan, settings.seed())).start();
    }

    /** How many batches a round has. */
    int batches() {
        return batches;
    }

    /**
     * One round.
     *
     * @return the mean loss in nats a step; not a number once the network is past help
     * @throws TrainingFailure if it was stopped
     */
    double round(TrainingProgress progress, BooleanSupplier stop) throws InterruptedException {
        double sum = 0;
        for (int done = 0; done < batches; done++) {
            if (stop.getAsBoolean()) {
                throw new TrainingFailure("Stopped; nothing is written, for what was learnt had not been judged yet");
            }
            double loss = network.learn(feed.take());
            if (!(loss < RUNAWAY)) {
                return Double.NaN;
            }
            sum += loss;
            progress.batchDone(loss);
        }
        return finite(network.weights()) ? sum / batches : Double.NaN;
    }

    private static boolean finite(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    /** What has been learnt by now, in the order of {@link beatmaster.lstm.NetworkShape}. */
    float[] weights() {
        return network.weights();
    }

    @Override
    public void close() {
        feed.close();
    }
}
