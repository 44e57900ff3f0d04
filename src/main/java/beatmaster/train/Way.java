package beatmaster.train;

import beatmaster.groove.StepHead;
import beatmaster.lstm.NetworkShape;
import java.util.ArrayList;
import java.util.List;

/**
 * How far to go from a model towards what it was taught. A few songs teach much that is theirs alone; a point on the way often
 * knows what is common to them and has forgotten less (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022). The weights
 * that turn what the network has understood into velocities and offsets may stay as they were: they are the first to learn how loud and
 * how late these very songs are, which is no help in another.
 *
 * @param round after which round, from 1
 * @param share of the way from the old weights (0) to those that were learnt (1)
 * @param touch whether the outputs that velocities and offsets are drawn from go along
 */
record Way(int round, float share, boolean touch) {

    private static final float[] SHARES = {1, 0.5f, 0.25f, 0.1f};

    /** All that are tried after a round: from all that was learnt to next to nothing of it. */
    static List<Way> after(int round) {
        List<Way> ways = new ArrayList<>();
        for (float share : SHARES) {
            ways.add(new Way(round, share, true));
            ways.add(new Way(round, share, false));
        }
        return ways;
    }

    /** The weights at this point, in the order of {@link NetworkShape}. */
    float[] between(NetworkShape shape, float[] old, float[] learnt) {
        float[] weights = new float[old.length];
        for (int i = 0; i < weights.length; i++) {
            boolean goes = touch || i < shape.outputWeights()
                    || (i - shape.outputWeights()) % shape.outputs() < StepHead.VELOCITIES;
            weights[i] = goes ? old[i] + share * (learnt[i] - old[i]) : old[i];
        }
        return weights;
    }

    /** In the words of a line on the screen. */
    String told() {
        return Math.round(100 * share) + " % of the way after round " + round + (touch ? "" : ", touch as it was,");
    }
}
