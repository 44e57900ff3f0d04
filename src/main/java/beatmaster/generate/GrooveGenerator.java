package beatmaster.generate;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;

/**
 * Lets a drummer play by itself: each step that it decides is what sounded before the next one.
 *
 * <p>Makes the very requests that the live loop makes when nobody else plays, so that the same seed gives the same notes.
 * Confined to one thread.
 */
public final class GrooveGenerator {

    private final GrooveModel model;

    public GrooveGenerator(GrooveModel model) {
        this.model = model;
    }

    /**
     * @param wish style, density, intensity, fill and temperature for every step; its other fields are overwritten
     * @param seed of the performance
     * @param prime bars that have been played already; the groove carries on from them; may be empty
     * @param bars how many bars to play
     * @return the new bars alone
     */
    public Groove generate(StepRequest wish, long seed, Groove prime, int bars) {
        model.reset(seed);
        Step decided = new Step();
        int steps = prime.bars() * Grid.STEPS_PER_BAR;
        wish.listening = true;
        for (int i = 0; i < steps; i++) {
            next(wish, i, decided);
            decided.clear();
            if (i < prime.length()) {
                prime.read(i, decided);
            }
            wish.played.copyFrom(decided);
        }
        wish.listening = false;
        Groove played = new Groove(bars * Grid.STEPS_PER_BAR);
        for (int i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
            next(wish, steps + i, decided);
            played.add(decided);
            wish.played.copyFrom(decided);
        }
        return played;
    }

    private void next(StepRequest wish, int step, Step decided) {
        wish.stepInBar = Grid.stepInBar(step);
        model.next(wish, decided);
    }
}
