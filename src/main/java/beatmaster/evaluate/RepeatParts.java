package beatmaster.evaluate;

import beatmaster.grid.Grid;

/** The step a bar ago once more; or what is usual at that place. */
final class RepeatParts implements Parts {

    private final Frequencies usual;

    RepeatParts(Frequencies usual) {
        this.usual = usual;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int kinds() {
        return 2;
    }

    @Override
    public int kind(History history) {
        return history.ago(Grid.STEPS_PER_BAR) == History.ABSENT ? 0 : 1;
    }

    @Override
    public void probabilities(History history, int mask, double[] target) {
        int before = history.ago(Grid.STEPS_PER_BAR);
        target[0] = usual.probability(history, mask);
        if (before == History.ABSENT) {
            target[1] = target[0];
        } else {
            target[1] = before == mask ? 1 : 0;
        }
    }
}
