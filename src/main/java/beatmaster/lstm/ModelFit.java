package beatmaster.lstm;

import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;

/** Whether a model is one that this program can feed and hear: its features, its outputs and its styles. Thread-safe. */
final class ModelFit {

    private ModelFit() {
    }

    /** @throws ModelFailure if it was made for other features or outputs than this program's; names both */
    static void require(ModelHeader header) {
        requireSame("step encoding", header.encoding(), StepEncoding.NAME);
        requireSame("output layout", header.head(), StepHead.NAME);
        requireSize("inputs", header.shape().inputs(), StepEncoding.NAME, StepEncoding.SIZE);
        requireSize("outputs", header.shape().outputs(), StepHead.NAME, StepHead.SIZE);
        if (header.styles().size() > StepEncoding.STYLES) {
            throw new ModelFailure("the model has " + header.styles().size() + " styles, step encoding " + StepEncoding.NAME
                    + " has room for " + StepEncoding.STYLES);
        }
    }

    private static void requireSame(String what, String theirs, String ours) {
        if (!ours.equals(theirs)) {
            throw new ModelFailure("the model has " + what + " " + theirs + ", this program has " + ours
                    + " (train it anew with this program)");
        }
    }

    private static void requireSize(String what, int theirs, String layout, int ours) {
        if (theirs != ours) {
            throw new ModelFailure("the model has " + theirs + " " + what + ", its " + layout + " has " + ours);
        }
    }
}
