package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A weighted mean of ideas. The weights are those under which performances that the ideas were not trained on are
 * likeliest, found by expectation maximisation (F. Jelinek, R. Mercer, "Interpolated Estimation of Markov Source
 * Parameters", 1980), for each kind of moment its own.
 */
final class Mixture implements HitModel {

    private static final int ROUNDS = 40;
    /** As if each idea had once been right at each kind of moment: keeps every weight above 0. */
    private static final double PRIOR = 1;

    private final Parts parts;
    private final double[][] weights;
    private final double[] scratch;

    Mixture(Parts parts, double[][] weights) {
        this.parts = parts;
        this.weights = weights;
        scratch = new double[parts.size()];
    }

    @Override
    public double probability(History history, int mask) {
        double[] own = weights[parts.kind(history)];
        parts.probabilities(history, mask, scratch);
        double sum = 0;
        for (int i = 0; i < scratch.length; i++) {
            sum += own[i] * scratch[i];
        }
        return sum;
    }

    /** The weights under which {@code heldOut} is likeliest. */
    static double[][] fit(Parts parts, List<Performance> heldOut) {
        List<List<double[]>> seen = new ArrayList<>();
        for (int kind = 0; kind < parts.kinds(); kind++) {
            seen.add(new ArrayList<>());
        }
        Walk.through(heldOut, (history, mask) -> {
            double[] probabilities = new double[parts.size()];
            parts.probabilities(history, mask, probabilities);
            seen.get(parts.kind(history)).add(probabilities);
        });
        return seen.stream().map(kind -> maximise(kind, parts.size())).toArray(double[][]::new);
    }

    private static double[] maximise(List<double[]> seen, int size) {
        double[] weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        for (int round = 0; round < ROUNDS; round++) {
            double[] shares = new double[size];
            Arrays.fill(shares, PRIOR);
            for (double[] probabilities : seen) {
                addShares(weights, probabilities, shares);
            }
            double sum = Arrays.stream(shares).sum();
            for (int i = 0; i < size; i++) {
                weights[i] = shares[i] / sum;
            }
        }
        return weights;
    }

    private static void addShares(double[] weights, double[] probabilities, double[] shares) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * probabilities[i];
        }
        for (int i = 0; i < weights.length && sum > 0; i++) {
            shares[i] += weights[i] * probabilities[i] / sum;
        }
    }
}
