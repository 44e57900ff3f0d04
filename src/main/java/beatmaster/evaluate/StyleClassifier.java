package beatmaster.evaluate;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Names the style of a piece: multinomial logistic regression on how often each voice sounds at each place of the bar,
 * how hard each voice is struck and how early or late each place is. Every style weighs the same, however much there is
 * of it.
 */
final class StyleClassifier {

    private static final int PLACES = Grid.STEPS_PER_BAR;
    private static final int FEATURES = PLACES * Voice.COUNT + Voice.COUNT + PLACES + 1;
    private static final int ROUNDS = 150;
    private static final double RATE = 0.05;
    private static final double DECAY = 1e-3;

    private final List<String> styles;
    private final double[] mean = new double[FEATURES];
    private final double[] spread = new double[FEATURES];
    private final double[][] weights;

    /** Learns from pieces by style; styles without any are never named. */
    StyleClassifier(Map<String, List<Groove>> pieces) {
        styles = pieces.keySet().stream().filter(style -> !pieces.get(style).isEmpty()).toList();
        weights = new double[styles.size()][FEATURES];
        List<double[]> inputs = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        for (int s = 0; s < styles.size(); s++) {
            for (Groove piece : pieces.get(styles.get(s))) {
                inputs.add(features(piece));
                answers.add(s);
            }
        }
        standardise(inputs);
        inputs.forEach(this::scale);
        learn(inputs, answers);
    }

    /** The style that the piece most likely has. */
    String name(Groove piece) {
        double[] input = features(piece);
        scale(input);
        double[] chances = chances(input);
        int best = 0;
        for (int s = 1; s < chances.length; s++) {
            best = chances[s] > chances[best] ? s : best;
        }
        return styles.get(best);
    }

    /** Share of pieces whose style it names, or NaN if there are none or it has learnt no style. */
    double share(String style, List<Groove> pieces) {
        if (styles.isEmpty()) {
            return Double.NaN;
        }
        long right = pieces.stream().filter(piece -> name(piece).equals(style)).count();
        return pieces.isEmpty() ? Double.NaN : right / (double) pieces.size();
    }

    private static double[] features(Groove piece) {
        double[] sums = new double[FEATURES];
        double[] hitsOfVoice = new double[Voice.COUNT];
        double[] hitsAtPlace = new double[PLACES];
        int touch = PLACES * Voice.COUNT;
        int timing = touch + Voice.COUNT;
        for (int i = 0; i < piece.length(); i++) {
            int place = Grid.stepInBar(i);
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((piece.mask(i) & 1 << v) != 0) {
                    sums[place * Voice.COUNT + v] += 1.0 / piece.bars();
                    sums[touch + v] += piece.velocity(i, v);
                    sums[timing + place] += piece.offset(i, v);
                    hitsOfVoice[v]++;
                    hitsAtPlace[place]++;
                }
            }
        }
        for (int v = 0; v < Voice.COUNT; v++) {
            sums[touch + v] /= Math.max(1, hitsOfVoice[v]);
        }
        for (int place = 0; place < PLACES; place++) {
            sums[timing + place] /= Math.max(1, hitsAtPlace[place]);
        }
        return sums;
    }

    private void standardise(List<double[]> inputs) {
        for (int f = 0; f < FEATURES; f++) {
            int feature = f;
            mean[f] = inputs.stream().mapToDouble(x -> x[feature]).average().orElse(0);
            double variance = inputs.stream().mapToDouble(x -> Math.pow(x[feature] - mean[feature], 2)).average().orElse(0);
            // What hardly ever happens must not shout when it does.
            spread[f] = Math.sqrt(variance) + 0.05;
        }
    }

    private void scale(double[] input) {
        for (int f = 0; f < FEATURES - 1; f++) {
            input[f] = (input[f] - mean[f]) / spread[f];
        }
        input[FEATURES - 1] = 1;
    }

    /** Gradient descent with a step of its own for each weight (D. Kingma, J. Ba, "Adam", ICLR 2015). */
    private void learn(List<double[]> inputs, List<Integer> answers) {
        double[] count = new double[styles.size()];
        answers.forEach(answer -> count[answer]++);
        double[][] first = new double[styles.size()][FEATURES];
        double[][] second = new double[styles.size()][FEATURES];
        for (int round = 1; round <= ROUNDS; round++) {
            double[][] gradient = gradient(inputs, answers, count);
            for (int s = 0; s < styles.size(); s++) {
                for (int f = 0; f < FEATURES; f++) {
                    double g = gradient[s][f] + DECAY * weights[s][f];
                    first[s][f] = 0.9 * first[s][f] + 0.1 * g;
                    second[s][f] = 0.99 * second[s][f] + 0.01 * g * g;
                    double step = first[s][f] / (1 - Math.pow(0.9, round));
                    weights[s][f] -= RATE * step / (Math.sqrt(second[s][f] / (1 - Math.pow(0.99, round))) + 1e-8);
                }
            }
        }
    }

    private double[][] gradient(List<double[]> inputs, List<Integer> answers, double[] count) {
        double[][] gradient = new double[styles.size()][FEATURES];
        for (int i = 0; i < inputs.size(); i++) {
            double[] input = inputs.get(i);
            double[] error = chances(input);
            int answer = answers.get(i);
            error[answer] -= 1;
            double weight = 1 / (count[answer] * styles.size());
            for (int s = 0; s < error.length; s++) {
                for (int f = 0; f < FEATURES; f++) {
                    gradient[s][f] += weight * error[s] * input[f];
                }
            }
        }
        return gradient;
    }

    private double[] chances(double[] input) {
        double[] chances = new double[styles.size()];
        for (int s = 0; s < chances.length; s++) {
            for (int f = 0; f < FEATURES; f++) {
                chances[s] += weights[s][f] * input[f];
            }
        }
        double greatest = Arrays.stream(chances).max().orElse(0);
        double sum = 0;
        for (int s = 0; s < chances.length; s++) {
            chances[s] = Math.exp(chances[s] - greatest);
            sum += chances[s];
        }
        for (int s = 0; s < chances.length; s++) {
            chances[s] /= sum;
        }
        return chances;
    }
}
