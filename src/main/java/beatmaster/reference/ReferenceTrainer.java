package beatmaster.reference;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import beatmaster.train.Scores;
import beatmaster.train.TrainingLog;
import beatmaster.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Teaches a reference network until it gets no better on the validation split, or is told to stop. The best one so far stands
 * in the output file at every moment; beside it a checkpoint of the latest epoch. Confined to one thread.
 */
public final class ReferenceTrainer {

    /** In nats a step. An untaught network has 6; above this nothing comes back, and not-a-number is near. */
    private static final double RUNAWAY = 1e6;
    /** The validation split is always cut the same way. */
    private static final long VALIDATION_SEED = 1;

    private final ReferenceSettings settings;
    private final ReferenceKind kind;
    private final List<Groove> training;
    private final List<Groove> validation;
    private final String name;
    private final String created;
    private final Map<String, Object> facts;
    private final Path out;
    private final TrainingProgress progress;

    private int epoch;
    private int updates;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;

    /**
     * @param name what tables will call it
     * @param created today's date
     * @param facts for the file: command, licence, credit
     * @param out the file to write
     * @throws ReferenceFailure if there is nothing to learn from or to judge by
     */
    public ReferenceTrainer(ReferenceSettings settings, DataSet data, String name, String created, Map<String, Object> facts,
                            Path out, TrainingProgress progress) {
        this.settings = settings;
        this.kind = settings.shape().kind();
        this.training = grooves(data, Split.TRAIN);
        this.validation = grooves(data, Split.VALIDATION);
        this.name = name;
        this.created = created;
        this.facts = new LinkedHashMap<>();
        this.facts.put("trained_on", data.source());
        this.facts.put("performances", training.size());
        this.facts.put("settings", settings.toString());
        this.facts.putAll(facts);
        this.out = out;
        this.progress = progress;
    }

    private static List<Groove> grooves(DataSet data, Split split) {
        List<Groove> grooves = data.performances(split).stream().map(Performance::groove).filter(g -> g.length() > 0).toList();
        if (grooves.isEmpty()) {
            throw new ReferenceFailure("The data has no performance of split " + split.key() + " (look: ./run.sh dataset --stats)");
        }
        return grooves;
    }

    /**
     * Trains. Returns one line that says how it ended.
     *
     * @param resume whether to go on from the checkpoint beside the output file
     * @param stop asked between batches; once true, the best so far is kept and training ends
     * @throws ReferenceFailure if there is no checkpoint to resume from, or nothing good came out
     */
    public String run(boolean resume, BooleanSupplier stop) {
        int batches = batchesPerEpoch();
        ReferenceLearner learner = open(resume, batches * settings.epochs());
        Iterator<WindowBatch> lessons = Collections.emptyIterator();
        while (epoch < settings.epochs()) {
            lessons = kind.forgets() || !lessons.hasNext() ? lessons(settings.seed() + epoch) : lessons;
            learner.beginEpoch(settings.seed() + epoch);
            progress.epochBegins(epoch + 1, settings.epochs(), batches);
            double loss = learn(learner, lessons, batches, stop);
            if (Double.isNaN(loss) || !judge(learner, loss)) {
                return ended("The loss has run away or is not a number any more");
            }
            if (stop.getAsBoolean()) {
                return ended("Stopped");
            }
            if (epoch - bestEpoch >= settings.patience()) {
                return ended("No better for " + settings.patience() + " epochs");
            }
        }
        delete(checkpoint());
        return ended("All " + settings.epochs() + " epochs done");
    }

    private int batchesPerEpoch() {
        if (!kind.forgets()) {
            long windows = training.stream().mapToLong(groove -> (groove.length() + kind.window() - 1) / kind.window()).sum();
            return (int) Math.max(1, windows / settings.rows());
        }
        int batches = 0;
        for (Iterator<WindowBatch> all = lessons(settings.seed()); all.hasNext(); all.next()) {
            batches++;
        }
        return batches;
    }

    private Iterator<WindowBatch> lessons(long seed) {
        return kind.forgets() ? new BarWindows(kind, training, settings.rows(), seed)
                : new StreamWindows(kind, new EndlessOrder(training, seed), settings.rows());
    }

    /** The mean loss; NaN as soon as one batch has none. */
    private double learn(ReferenceLearner learner, Iterator<WindowBatch> lessons, int batches, BooleanSupplier stop) {
        double sum = 0;
        int done = 0;
        while (done < batches && lessons.hasNext() && !stop.getAsBoolean()) {
            double loss = learner.learn(lessons.next());
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

    /** Judges what was learnt in an epoch and keeps it if it is the best. Returns whether it is a network at all. */
    private boolean judge(ReferenceLearner learner, double loss) {
        float[] weights = learner.weights();
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        epoch++;
        Scores scores = validation(new ReferenceNetwork(settings.shape(), weights));
        boolean better = scores.hitBits() < best;
        if (better) {
            best = scores.hitBits();
            bestEpoch = epoch;
            write(out, Map.of("epoch", epoch, "validation", scores.toMap()), weights, new float[0]);
        }
        TrainingLog.add(TrainingLog.beside(out), epoch, loss, scores);
        write(checkpoint(), Map.of("epoch", epoch, "updates", updates, "best", best, "best_epoch", bestEpoch), weights,
                learner.updaterState());
        progress.epochDone(epoch, loss, scores, better);
        return true;
    }

    private Scores validation(ReferenceNetwork network) {
        return network.surprise(kind.forgets() ? new BarWindows(kind, validation, settings.rows(), VALIDATION_SEED)
                : new StreamWindows(kind, validation.iterator(), settings.rows()));
    }

    private void write(Path path, Map<String, Object> more, float[] weights, float[] updater) {
        Map<String, Object> card = new LinkedHashMap<>(facts);
        card.putAll(more);
        new ReferenceFile(name, settings.shape(), created, card, weights, updater).write(path);
    }

    private Path checkpoint() {
        return out.resolveSibling(out.getFileName() + ".checkpoint");
    }

    private ReferenceLearner open(boolean resume, int allUpdates) {
        if (!resume) {
            return new ReferenceLearner(settings, FirstWeights.of(settings.shape(), training, settings.seed()), allUpdates);
        }
        if (!Files.isRegularFile(checkpoint())) {
            throw new ReferenceFailure("There is no checkpoint " + checkpoint() + " to go on from (train without --resume)");
        }
        ReferenceFile from = ReferenceFile.read(checkpoint());
        if (!settings.toString().equals(from.card().get("settings"))) {
            throw new ReferenceFailure(checkpoint() + " was begun with " + from.card().get("settings") + ", not with " + settings);
        }
        epoch = number(from, "epoch").intValue();
        updates = number(from, "updates").intValue();
        best = number(from, "best").doubleValue();
        bestEpoch = number(from, "best_epoch").intValue();
        ReferenceLearner learner = new ReferenceLearner(settings, from.weights(), allUpdates);
        learner.restore(from.updater(), updates);
        return learner;
    }

    private Number number(ReferenceFile from, String key) {
        if (from.updater().length > 0 && from.card().get(key) instanceof Number number) {
            return number;
        }
        throw new ReferenceFailure(checkpoint() + " is not a checkpoint of this program (train without --resume)");
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new ReferenceFailure(path + ": the checkpoint cannot be deleted: " + e.getMessage(), e);
        }
    }

    private String ended(String why) {
        if (bestEpoch == 0) {
            throw new ReferenceFailure(why + ", before there was a network to keep (try another --seed)");
        }
        return String.format(Locale.ROOT, "%s; kept the best, of epoch %d: %.3f bits a step on validation, in %s", why, bestEpoch,
                best, out);
    }
}
