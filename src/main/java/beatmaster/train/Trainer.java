package beatmaster.train;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains a network until it gets no better on the validation split, or is told to stop. The best one so far stands in the
 * output file at every moment; beside it a checkpoint of the latest epoch. Confined to one thread.
 */
public final class Trainer {

    /** In nats a step. An untaught network has 5; above this nothing comes back, and not-a-number is near. */
    private static final double RUNAWAY = 1e6;

    private final TrainingSettings settings;
    private final List<Performance> training;
    private final List<Performance> validation;
    private final List<String> styles;
    private final BestModel best;
    private final TrainingProgress progress;

    private int epoch;
    private int updates;

    /**
     * @param name what the model will be called
     * @param created today's date
     * @param facts for the model's card: command, licence, credit
     * @param out the model file to write
     * @throws TrainingFailure if there is nothing to train on or to judge by
     */
    public Trainer(TrainingSettings settings, DataSet data, String name, String created, Map<String, Object> facts,
                   Path out, TrainingProgress progress) {
        this.settings = settings;
        this.training = played(data, Split.TRAIN);
        this.validation = played(data, Split.VALIDATION);
        this.styles = data.styles();
        requireData();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("trained_on", data.source());
        card.put("performances", training.size());
        card.put("settings", settings.toString());
        card.put("seed", settings.seed());
        card.putAll(facts);
        ModelHeader header = new ModelHeader(name, settings.shape(), StepEncoding.NAME, StepHead.NAME, styles, created, card);
        List<int[]> habits = styles.stream().map(style -> TaughtHabits.of(style, training)).toList();
        this.best = new BestModel(header.withHabits(habits), validation, out);
        this.progress = progress;
    }

    private static List<Performance> played(DataSet data, Split split) {
        return data.performances(split).stream().filter(performance -> performance.groove().length() > 0).toList();
    }

    private void requireData() {
        if (training.isEmpty()) {
            throw new TrainingFailure("The data has no performance to train on (look: ./run.sh dataset --stats)");
        }
        if (validation.isEmpty()) {
            throw new TrainingFailure("The data has no performance to validate on (look: ./run.sh dataset --stats)");
        }
        if (styles.size() > StepEncoding.STYLES) {
            throw new TrainingFailure("A model has room for " + StepEncoding.STYLES + " styles, the data has "
                    + styles.size() + ": " + String.join(", ", styles));
        }
    }

    /**
     * Trains. Returns one line that says how it ended.
     *
     * @param resume whether to go on from the checkpoint beside the output file
     * @param stop asked between batches; once true, the best so far is kept and training ends
     * @throws TrainingFailure if there is no checkpoint to resume from, or nothing good came out
     */
    public String run(boolean resume, BooleanSupplier stop) throws InterruptedException {
        LessonPlan plan = new LessonPlan(training, styles);
        int batches = Batches.anEpoch(settings, plan);
        TrainingNetwork network = open(resume, batches * settings.epochs());
        try (BatchFeed feed = new BatchFeed(Batches.of(settings, plan, settings.seed() + epoch)).start()) {
            while (epoch < settings.epochs()) {
                progress.epochBegins(epoch + 1, settings.epochs(), batches);
                double loss = learn(network, feed, batches, stop);
                if (Double.isNaN(loss)) {
                    return ended("The loss has run away or is not a number any more");
                }
                epoch++;
                judge(network, loss);
                if (stop.getAsBoolean()) {
                    return ended("Stopped");
                }
                if (epoch - best.epoch() >= settings.patience()) {
                    return ended("No better for " + settings.patience() + " epochs");
                }
            }
        }
        // Nothing is left to go on with.
        Checkpoint.delete(Checkpoint.beside(best.out()));
        return ended("All " + settings.epochs() + " epochs done");
    }

    private TrainingNetwork open(boolean resume, int totalUpdates) {
        if (!resume) {
            return new TrainingNetwork(settings, InitialWeights.of(settings.shape(), training, settings.seed()), totalUpdates);
        }
        Checkpoint checkpoint = Checkpoint.read(Checkpoint.beside(best.out()), settings);
        epoch = checkpoint.epoch();
        updates = checkpoint.updates();
        best.begin(checkpoint.best(), checkpoint.bestEpoch());
        TrainingNetwork network = new TrainingNetwork(settings, checkpoint.weights(), totalUpdates);
        network.restore(checkpoint.updater(), updates);
        return network;
    }

    /** The mean loss; NaN as soon as one batch has none. */
    private double learn(TrainingNetwork network, BatchFeed feed, int batches, BooleanSupplier stop)
            throws InterruptedException {
        double sum = 0;
        int done = 0;
        while (done < batches && !stop.getAsBoolean()) {
            double loss = network.learn(feed.take());
            if (!(loss < RUNAWAY)) {
                return Double.NaN;
            }
            sum += loss;
            done++;
            updates++;
            progress.batchDone(loss);
        }
        return sum / Math.max(1, done);
    }

    private void judge(TrainingNetwork network, double loss) {
        float[] weights = network.weights();
        ModelFile candidate = best.candidate(weights);
        if (candidate == null) {
            return;
        }
        Scores scores = best.judge(candidate);
        boolean better = best.offer(candidate, scores, epoch);
        TrainingLog.add(TrainingLog.beside(best.out()), epoch, loss, scores);
        new Checkpoint(settings.toString(), epoch, updates, best.bits(), best.epoch(), weights, network.updaterState())
                .write(Checkpoint.beside(best.out()));
        progress.epochDone(epoch, loss, scores, better);
    }

    private String ended(String why) {
        if (best.epoch() == 0) {
            throw new TrainingFailure(why
                    + ", before there was a model to keep (try another --seed or a smaller --hidden)");
        }
        return String.format(Locale.ROOT, "%s; kept the best, of epoch %d: %.3f bits a step on validation, in %s",
                why, best.epoch(), best.bits(), best.out());
    }
}
