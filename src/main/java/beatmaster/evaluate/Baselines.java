package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a network has to beat, learnt from the same performances. Weights between a baseline's parts are fitted on every
 * fifth training performance by parts that were trained on the other four; then all are trained on all.
 */
public final class Baselines {

    /** Steps that must agree for a match in the performance itself: n-grams up to order 6. */
    private static final int[] SIX_GRAM = {0, 1, 2, 3, 4, 5};
    private static final int FOLD = 5;

    private Baselines() {
    }

    /**
     * Trains all of them, from the plainest to the one to beat: frequencies of style and place; the last bar repeated;
     * n-grams of order {@value Ngrams#ORDER} with the step a bar ago as a second context; the same with a cache of the
     * performance's own.
     */
    public static List<StepPredictor> train(List<Performance> performances) {
        List<Performance> learning = new ArrayList<>();
        List<Performance> heldOut = new ArrayList<>();
        for (int i = 0; i < performances.size(); i++) {
            (i % FOLD == FOLD - 1 ? heldOut : learning).add(performances.get(i));
        }
        Trained part = new Trained(learning);
        Trained whole = new Trained(performances);
        HitModel ngramOfPart = fitted(part, part, heldOut, t -> t.ngrams);
        HitModel ngram = fitted(part, whole, heldOut, t -> t.ngrams);
        double[][] weights = Mixture.fit(new OwnNgrams(ngramOfPart, SIX_GRAM), heldOut);
        return List.of(
                new TouchFrequencies(new HistoryPredictor("frequencies", whole.usual), performances),
                new HistoryPredictor("repeat", fitted(part, whole, heldOut, t -> new RepeatParts(t.usual))),
                new HistoryPredictor("6-gram", ngram),
                new HistoryPredictor("6-gram + cache", new Mixture(new OwnNgrams(ngram, SIX_GRAM), weights)));
    }

    private static HitModel fitted(Trained part, Trained use, List<Performance> heldOut, Function<Trained, Parts> choose) {
        return new Mixture(choose.apply(use), Mixture.fit(choose.apply(part), heldOut));
    }

    /** What is counted. */
    private static final class Trained {
        final Frequencies usual = new Frequencies();
        final Ngrams ngrams = new Ngrams(usual);

        Trained(List<Performance> performances) {
            Walk.through(performances, (history, mask) -> {
                usual.add(history, mask);
                ngrams.add(history, mask);
            });
            ngrams.finish();
        }
    }
}
