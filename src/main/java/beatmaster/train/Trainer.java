package beatmaster.train;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StyleHabits;
import beatmaster.lstm.Architecture;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final ModelHeader header;
    private final Path out;
    private final TrainingProgress progress;

    private int epoch;
    private int updates;
    private int bestEpoch;
    private double best = Double.POSITIVE_INFINITY;

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
        this.header = new ModelHeader(name, settings.shape(), StepEncoding.NAME, StepHead.NAME, styles, created, card)
                .withHabits(styles.stream().map(this::habits).toList());
        this.out = out;
        this.progress = progress;
    }

    /** What a style usually does: its grooves, or its fills where there is nothing else. */
    private int[] habits(String style) {
        List<Groove> all = training.stream().filter(p -> p.style().equals(style)).map(Performance::groove).toList();
        List<Groove> grooves = training.stream().filter(p -> p.style().equals(style) && !p.fill())
                .map(Performance::groove).toList();
        return StyleHabits.of(grooves.isEmpty() ? all : grooves);
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
        int batches = batchesPerEpoch(plan);
        TrainingNetwork network = open(resume, batches * settings.epochs());
        try (BatchFeed feed = new BatchFeed(maker(plan)).start()) {
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
                if (epoch - bestEpoch >= settings.patience()) {
                    return ended("No better for " + settings.patience() + " epochs");
                }
            }
        }
        // Nothing is left to go on with.
        Checkpoint.delete(Checkpoint.beside(out));
        return ended("All " + settings.epochs() + " epochs done");
    }

    private int batchesPerEpoch(LessonPlan plan) {
        List<Lesson> lessons = plan.epoch(settings.seed());
        return settings.architecture() == Architecture.LSTM
                ? BatchMaker.batchesPerEpoch(lessons, settings.rows(), settings.window())
                : WindowMaker.batchesPerEpoch(lessons, settings.rows());
    }

    private Iterator<Batch> maker(LessonPlan plan) {
        long first = settings.seed() + epoch;
        return settings.architecture() == Architecture.LSTM
                ? new BatchMaker(plan::epoch, settings.rows(), settings.window(), first)
                : new WindowMaker(plan::epoch, settings.rows(), settings.window(), first);
    }

    private TrainingNetwork open(boolean resume, int totalUpdates) {
        if (!resume) {
            float[] initial = InitialWeights.of(settings.shape(), training, settings.seed());
            return new TrainingNetwork(settings, initial, totalUpdates);
        }
        Checkpoint checkpoint = Checkpoint.read(Checkpoint.beside(out), settings);
        epoch = checkpoint.epoch();
        updates = checkpoint.updates();
        best = checkpoint.best();
        bestEpoch = checkpoint.bestEpoch();
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
        ModelFile candidate = candidate(weights);
        if (candidate == null) {
            return;
        }
        Scores scores = Evaluation.of(Engine.JAVA.open(candidate), styles, validation);
        boolean better = scores.hitBits() < best;
        if (better) {
            best = scores.hitBits();
            bestEpoch = epoch;
            Map<String, Object> card = new LinkedHashMap<>(header.card());
            card.put("epoch", epoch);
            card.put("validation", scores.toMap());
            candidate.withHeader(header.withCard(card)).write(out);
        }
        TrainingLog.add(TrainingLog.beside(out), epoch, loss, scores);
        new Checkpoint(settings.toString(), epoch, updates, best, bestEpoch, weights, network.updaterState())
                .write(Checkpoint.beside(out));
        progress.epochDone(epoch, loss, scores, better);
    }

    /** Null if the weights are no numbers any more, which the next batch's loss will say. */
    private ModelFile candidate(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return null;
            }
        }
        return new ModelFile(header, weights);
    }

    private String ended(String why) {
        if (bestEpoch == 0) {
            throw new TrainingFailure(why + ", before there was a model to keep (try another --seed or a smaller --hidden)");
        }
        return String.format(java.util.Locale.ROOT, "%s; kept the best, of epoch %d: %.3f bits a step on validation, in %s",
                why, bestEpoch, best, out);
    }
}
