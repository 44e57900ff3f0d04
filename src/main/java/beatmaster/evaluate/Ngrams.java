package beatmaster.evaluate;

import beatmaster.grid.Grid;

/**
 * What followed the same steps in the training data: Kneser-Ney over the place in the bar, then the steps before it; and
 * over the place, then the step a bar ago, then the steps before. With them, what is usual in the style.
 */
final class Ngrams implements Parts {

    /** Length of an n-gram: the coming step and those before it. */
    static final int ORDER = 6;

    private static final int PARTS = 3;
    private static final int USUAL = 2;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final KneserNey steps = new KneserNey(ORDER + 1);
    private final KneserNey barAgo = new KneserNey(ORDER + 2);
    private final Frequencies usual;

    Ngrams(Frequencies usual) {
        this.usual = usual;
    }

    void add(History history, int mask) {
        steps.add(contexts(history, false), mask);
        barAgo.add(contexts(history, true), mask);
    }

    void finish() {
        steps.finish();
        barAgo.finish();
    }

    @Override
    public int size() {
        return PARTS;
    }

    @Override
    public int kinds() {
        return 3;
    }

    /** The opening, the first bar, later. */
    @Override
    public int kind(History history) {
        return history.length() == 0 ? 0 : history.bars() == 0 ? 1 : 2;
    }

    @Override
    public void probabilities(History history, int mask, double[] target) {
        target[0] = steps.probability(contexts(history, false), mask);
        target[1] = barAgo.probability(contexts(history, true), mask);
        target[USUAL] = usual.probability(history, mask);
    }

    private static long[] contexts(History history, boolean withBarAgo) {
        long[] contexts = new long[ORDER + (withBarAgo ? 2 : 1)];
        int at = 1;
        contexts[at++] = key(0, history.place());
        if (withBarAgo) {
            contexts[at] = key(contexts[at - 1], history.ago(Grid.STEPS_PER_BAR));
            at++;
        }
        for (int steps = 1; steps < ORDER; steps++) {
            contexts[at] = key(contexts[at - 1], history.ago(steps));
            at++;
        }
        return contexts;
    }

    /** 64 bits that two different contexts practically never share. */
    private static long key(long coarser, int symbol) {
        long z = (coarser + symbol + 2) * MIX;
        return (z ^ z >>> 29) * 0xBF58476D1CE4E5B9L;
    }
}
