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
import java.util.ArrayList;
import java.util.Iterator;
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

    /** Of an epoch of adapting: a few files are gone through in less, and too soon to judge by. */
    private static final int LEAST_BATCHES = 20;

    private final TrainingSettings settings;
    private final List<Performance> training;
    private final List<Performance> validation;
    private final List<String> styles;
    private final BestModel best;
    private final TrainingProgress progress;
    /** What is adapted, and how good it was; null where training begins from nothing. */
    private final ModelFile base;
    private final Scores before;

    private int epoch;
    private int updates;

    /**
     * Training from nothing.
     *
     * @param name what the model will be called
     * @param created today's date
     * @param facts for the model's card: command, licence, credit
     * @param out the model file to write
     * @throws TrainingFailure if there is nothing to train on or to judge by
     */
    public Trainer(TrainingSettings settings, DataSet data, String name, String created, Map<String, Object> facts,
                   Path out, TrainingProgress progress) {
        this(settings, data, null, name, created, facts, out, progress);
    }

    private Trainer(TrainingSettings settings, DataSet data, ModelFile base, String name, String created,
                    Map<String, Object> facts, Path out, TrainingProgress progress) {
        this.settings = settings;
        this.base = base;
        this.training = played(data, Split.TRAIN);
        this.validation = played(data, Split.VALIDATION);
        this.styles = base == null ? data.styles() : base.header().styles();
        requireData();
        this.before = base == null ? null : Evaluation.of(Engine.JAVA.open(base), styles, validation);
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("trained_on", data.source());
        card.put("performances", training.size());
        card.put("settings", settings.toString());
        card.put("seed", settings.seed());
        card.putAll(facts);
        if (base != null) {
            card.put("before", before.toMap());
        }
        ModelHeader header = new ModelHeader(name, settings.shape(), StepEncoding.NAME, StepHead.NAME, styles, created, card);
        this.best = new BestModel(header.withHabits(habits()), validation, out);
        this.progress = progress;
    }

    /**
     * Fine-tuning of a model: its styles stay, a performance of another style is taught as of any. The output file is
     * written only once something beats the model; there is no checkpoint and no curve, for it takes minutes.
     *
     * @param settings those of {@link TrainingSettings#adapting} for the model's shape
     * @param base the model to begin with
     * @throws TrainingFailure if there is nothing to train on or to judge by
     */
    public static Trainer adapting(TrainingSettings settings, ModelFile base, DataSet data, String name, String created,
                                   Map<String, Object> facts, Path out, TrainingProgress progress) {
        return new Trainer(settings, data, base, name, created, facts, out, progress);
    }

    /** How well the model that is adapted does on the validation split; null where training begins from nothing. */
    public Scores before() {
        return before;
    }

    /** How well the kept one does there; null as long as there is none. */
    public Scores after() {
        return best.scores();
    }

    /**
     * What each style usually does. Where a model is adapted, as the model has it, except for a style that is taught anew; a
     * model that knows none stays so.
     */
    private List<int[]> habits() {
        List<List<Integer>> known = base == null ? List.of() : base.header().habits();
        List<int[]> habits = new ArrayList<>();
        for (int i = 0; i < styles.size() && (base == null || !known.isEmpty()); i++) {
            String style = styles.get(i);
            boolean taught = base == null || training.stream().anyMatch(p -> p.style().equals(style));
            habits.add(taught ? habits(style) : known.get(i).stream().mapToInt(Integer::intValue).toArray());
        }
        return habits;
    }

    /** Of a style's grooves, or of its fills where there is nothing else. */
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
                if (epoch - best.epoch() >= settings.patience()) {
                    return ended("No better for " + settings.patience() + " epochs");
                }
            }
        }
        if (base == null) {
            // Nothing is left to go on with.
            Checkpoint.delete(Checkpoint.beside(best.out()));
        }
        return ended("All " + settings.epochs() + " epochs done");
    }

    private int batchesPerEpoch(LessonPlan plan) {
        List<Lesson> lessons = plan.epoch(settings.seed());
        int batches = settings.architecture() == Architecture.LSTM
                ? BatchMaker.batchesPerEpoch(lessons, settings.rows(), settings.window())
                : WindowMaker.batchesPerEpoch(lessons, settings.rows());
        return base == null ? batches : Math.max(LEAST_BATCHES, batches);
    }

    private Iterator<Batch> maker(LessonPlan plan) {
        long first = settings.seed() + epoch;
        return settings.architecture() == Architecture.LSTM
                ? new BatchMaker(plan::epoch, settings.rows(), settings.window(), first)
                : new WindowMaker(plan::epoch, settings.rows(), settings.window(), first);
    }

    private TrainingNetwork open(boolean resume, int totalUpdates) {
        if (!resume) {
            return new TrainingNetwork(settings, firstWeights(), totalUpdates);
        }
        Checkpoint checkpoint = Checkpoint.read(Checkpoint.beside(best.out()), settings);
        epoch = checkpoint.epoch();
        updates = checkpoint.updates();
        best.begin(checkpoint.best(), checkpoint.bestEpoch());
        TrainingNetwork network = new TrainingNetwork(settings, checkpoint.weights(), totalUpdates);
        network.restore(checkpoint.updater(), updates);
        return network;
    }

    private float[] firstWeights() {
        if (base == null) {
            return InitialWeights.of(settings.shape(), training, settings.seed());
        }
        best.begin(before.hitBits(), 0);
        best.adapt(base.weights());
        return base.weights();
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
        if (base == null) {
            TrainingLog.add(TrainingLog.beside(best.out()), epoch, loss, scores);
            new Checkpoint(settings.toString(), epoch, updates, best.bits(), best.epoch(), weights, network.updaterState())
                    .write(Checkpoint.beside(best.out()));
        }
        progress.epochDone(epoch, loss, scores, better);
    }

    private String ended(String why) {
        if (best.epoch() == 0 && base == null) {
            throw new TrainingFailure(why
                    + ", before there was a model to keep (try another --seed or a smaller --hidden)");
        }
        if (best.epoch() == 0) {
            throw new TrainingFailure(String.format(Locale.ROOT, "%s, and the model never got better than the %.3f bits a "
                    + "step it began with; nothing is written (more recordings may help, or another --seed)", why, before.hitBits()));
        }
        String was = base == null ? "" : String.format(Locale.ROOT, " (%.3f before)", before.hitBits());
        return String.format(Locale.ROOT, "%s; kept the best, of epoch %d: %.3f bits a step on validation%s, in %s",
                why, best.epoch(), best.bits(), was, best.out());
    }
}
