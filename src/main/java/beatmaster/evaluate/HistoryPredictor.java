package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Step;

/** Walks a baseline through a performance. */
final class HistoryPredictor implements StepPredictor {

    private final String name;
    private final HitModel model;
    private final History history = new History();

    HistoryPredictor(String name, HitModel model) {
        this.name = name;
        this.model = model;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin(Performance performance) {
        history.begin(performance.style());
    }

    @Override
    public double probability(int mask) {
        return model.probability(history, mask);
    }

    @Override
    public void append(Step played) {
        history.append(played.mask());
    }
}
