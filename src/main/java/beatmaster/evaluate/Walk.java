package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Groove;
import java.util.List;

/** Goes through performances step by step. */
final class Walk {

    /** What is done at a step. */
    interface Visitor {
        /** @param history all that came before, @param mask what comes */
        void step(History history, int mask);
    }

    private Walk() {
    }

    static void through(List<Performance> performances, Visitor visitor) {
        History history = new History();
        for (Performance performance : performances) {
            history.begin(performance.style());
            Groove groove = performance.groove();
            for (int i = 0; i < groove.length(); i++) {
                visitor.step(history, groove.mask(i));
                history.append(groove.mask(i));
            }
        }
    }
}
