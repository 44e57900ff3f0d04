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

    private final ModelHeader header;
    private final List<Performance> validation;
    private final Path out;
    private double bits = Double.POSITIVE_INFINITY;
    private int epoch;

    BestModel(ModelHeader header, List<Performance> validation, Path out) {
        this.header = header;
        this.validation = validation;
        this.out = out;
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
        return new ModelFile(header, weights);
    }

    /** Writes the model if it beats the best so far. Returns whether it does. */
    boolean offer(ModelFile candidate, Scores judged, int ofEpoch) {
        if (!(judged.hitBits() < bits)) {
            return false;
        }
        begin(judged.hitBits(), ofEpoch);
        Map<String, Object> card = new LinkedHashMap<>(header.card());
        card.put("epoch", ofEpoch);
        card.put("validation", judged.toMap());
        candidate.withHeader(header.withCard(card)).write(out);
        return true;
    }
}
