package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The best network so far, which stands in the output file, and what judges the next one. Confined to one thread. */
final class BestModel {

    /**
     * How far to go from the model that is adapted towards what was learnt. A few songs teach much that is theirs alone; a point on
     * the way often knows what is common to them and has forgotten less (Wortsman et al., "Robust fine-tuning of zero-shot models",
     * 2022).
     */
    private static final float[] SHARES = {1, 0.6f, 0.3f};

    private final ModelHeader header;
    private final List<Performance> validation;
    private final Path out;
    private double bits = Double.POSITIVE_INFINITY;
    private int epoch;
    private Scores scores;
    /** The weights of the model that is adapted; null where training begins from nothing. */
    private float[] adapted;

    BestModel(ModelHeader header, List<Performance> validation, Path out) {
        this.header = header;
        this.validation = validation;
        this.out = out;
    }

    /** From now on a candidate may stay between these weights, of the model that is adapted, and those that were learnt. */
    void adapt(float[] weights) {
        adapted = weights;
    }

    /** What the next one has to beat, in bits a step, and the epoch it is of; 0 for none of this training. */
    void begin(double bits, int epoch) {
        this.bits = bits;
        this.epoch = epoch;
    }

    double bits() {
        return bits;
    }

    /** The epoch it was reached in; 0 as long as there is none to keep. */
    int epoch() {
        return epoch;
    }

    /** Its scores; null as long as this run has none to keep. */
    Scores scores() {
        return scores;
    }

    Path out() {
        return out;
    }

    Scores judge(ModelFile model) {
        return Evaluation.of(Engine.JAVA.open(model), header.styles(), validation);
    }

    /** The weights as a model; null if they are no numbers any more, which the next batch's loss will say. */
    ModelFile candidate(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return null;
            }
        }
        return adapted == null ? new ModelFile(header, weights) : bestOnTheWay(weights);
    }

    private ModelFile bestOnTheWay(float[] learnt) {
        ModelFile best = null;
        double least = Double.POSITIVE_INFINITY;
        for (float share : SHARES) {
            float[] weights = new float[learnt.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = adapted[i] + share * (learnt[i] - adapted[i]);
            }
            ModelFile model = new ModelFile(header, weights);
            double bits = judge(model).hitBits();
            if (best == null || bits < least) {
                best = model;
                least = bits;
            }
        }
        return best;
    }

    /** Writes the model if it beats the best so far. Returns whether it does. */
    boolean offer(ModelFile candidate, Scores judged, int ofEpoch) {
        if (!(judged.hitBits() < bits)) {
            return false;
        }
        begin(judged.hitBits(), ofEpoch);
        scores = judged;
        Map<String, Object> card = new LinkedHashMap<>(header.card());
        card.put("epoch", ofEpoch);
        card.put("validation", judged.toMap());
        candidate.withHeader(header.withCard(card)).write(out);
        return true;
    }
}
