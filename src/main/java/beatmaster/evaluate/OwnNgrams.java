package beatmaster.evaluate;

import beatmaster.grid.Grid;

/**
 * What this very performance played at the same place after the same steps, for matches of growing length; and what the
 * training data say. A length that has not occurred yet says what the training data say.
 */
final class OwnNgrams implements Parts {

    /** Steps that must agree, for each part; 5 steps before the coming one make a 6-gram. */
    private final int[] lengths;
    private final HitModel trained;

    OwnNgrams(HitModel trained, int... lengths) {
        this.trained = trained;
        this.lengths = lengths.clone();
    }

    @Override
    public int size() {
        return lengths.length + 1;
    }

    @Override
    public int kinds() {
        return 4 * lengths.length + 1;
    }

    /**
     * The longest length that has occurred, and whether once, a few times or often with one continuation, or with
     * several.
     */
    @Override
    public int kind(History history) {
        int longest = -1;
        for (int bars = 1; bars <= history.bars(); bars++) {
            longest = Math.max(longest, levelOf(history.match(bars)));
        }
        return longest < 0 ? 0 : 1 + 4 * longest + agreement(history, longest);
    }

    private int agreement(History history, int level) {
        int times = 0;
        int continuation = History.ABSENT;
        for (int bars = 1; bars <= history.bars(); bars++) {
            if (levelOf(history.match(bars)) >= level) {
                int mask = history.ago(bars * Grid.STEPS_PER_BAR);
                if (times > 0 && mask != continuation) {
                    return 3;
                }
                continuation = mask;
                times++;
            }
        }
        return times == 1 ? 0 : times < 4 ? 1 : 2;
    }

    @Override
    public void probabilities(History history, int mask, double[] target) {
        int[] followed = new int[lengths.length];
        int[] times = new int[lengths.length];
        for (int bars = 1; bars <= history.bars(); bars++) {
            int level = levelOf(history.match(bars));
            if (level >= 0) {
                times[level]++;
                followed[level] += history.ago(bars * Grid.STEPS_PER_BAR) == mask ? 1 : 0;
            }
        }
        double fallback = trained.probability(history, mask);
        target[lengths.length] = fallback;
        int sum = 0;
        int right = 0;
        for (int level = lengths.length - 1; level >= 0; level--) {
            sum += times[level];
            right += followed[level];
            target[level] = sum == 0 ? fallback : right / (double) sum;
        }
    }

    /** Index of the greatest length that a match fills. */
    private int levelOf(int match) {
        int level = lengths.length - 1;
        while (level >= 0 && lengths[level] > match) {
            level--;
        }
        return level;
    }
}
