package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;

/**
 * How a drummer begins from nothing: before the first stroke it goes through a few two-bar grooves in its head, picks the one
 * that is most typical of the style, and then plays on as if it had been playing that. What is imagined is never heard.
 *
 * <p>From silence a network is unsure, and rightly: takes begin in all manners. From two bars of a groove it plays like a drummer
 * in the middle of one. Confined to one thread; allocates nothing after construction.
 */
final class Imagination {

    /** How many grooves come to mind; more are hardly more typical and take longer. */
    static final int IDEAS = 12;
    /** Two bars are enough to play on from. */
    static final int STEPS = 2 * Grid.STEPS_PER_BAR;

    private static final float TEMPERATURE = 0.9f;
    private static final float NO_FILL = 0;

    private final StyleHabits habits;
    private final Mind mind;
    private final StepRequest request = new StepRequest();
    private final Step[][] ideas = new Step[2][STEPS];
    private final int[] masks = new int[STEPS];

    /** What imagines: the drummer's own memory and network, step by step, with no one listening. */
    interface Mind {
        /** Back to nothing. */
        void clear();

        /** Takes in what was played before, and decides the next step; the first of an idea has nothing before it. */
        void next(StepRequest request, boolean first, long chance, Step decided);
    }

    Imagination(StyleHabits habits, Mind mind) {
        this.habits = habits;
        this.mind = mind;
        for (Step[] idea : ideas) {
            for (int i = 0; i < STEPS; i++) {
                idea[i] = new Step();
            }
        }
    }

    /**
     * Leaves the mind as if it had just played the most typical of some grooves; its last step is still to be taken in.
     *
     * @param wish style, density and intensity to imagine in
     * @param last overwritten with the last step of that groove
     */
    void settle(StepRequest wish, Step last) {
        request.style = wish.style;
        request.density = wish.density;
        request.intensity = wish.intensity;
        request.fill = NO_FILL;
        request.temperature = Math.min(TEMPERATURE, wish.temperature);
        int best = 0;
        double bestLikeness = -1;
        for (int idea = 0; idea < IDEAS; idea++) {
            int room = 1 - best;
            imagine(idea, ideas[room]);
            double likeness = habits.likeness(wish.style, masks);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = room;
            }
        }
        recall(ideas[best]);
        last.copyFrom(ideas[best][STEPS - 1]);
    }

    private void imagine(int number, Step[] idea) {
        mind.clear();
        for (int i = 0; i < STEPS; i++) {
            request.stepInBar = Grid.stepInBar(i);
            // Chance of its own for each idea, and none that a played step has.
            mind.next(request, i == 0, -1L - number * (long) STEPS - i, idea[i]);
            request.played.copyFrom(idea[i]);
            masks[i] = idea[i].mask();
        }
    }

    /** Goes through the groove once more, so that memory and network hold it and nothing else. */
    private void recall(Step[] idea) {
        Step ignored = ideas[idea == ideas[0] ? 1 : 0][0];
        mind.clear();
        for (int i = 0; i < STEPS; i++) {
            request.stepInBar = Grid.stepInBar(i);
            mind.next(request, i == 0, -1L - i, ignored);
            request.played.copyFrom(idea[i]);
        }
    }
}
