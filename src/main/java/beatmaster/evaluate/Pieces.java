package beatmaster.evaluate;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.List;

/** Cuts grooves into pieces of eight bars: long enough to hear a style in. */
final class Pieces {

    static final int BARS = 8;

    private static final int STEPS = BARS * Grid.STEPS_PER_BAR;

    private Pieces() {
    }

    /** @param hop bars from the start of one piece to that of the next */
    static List<Groove> of(List<Groove> grooves, int hop) {
        List<Groove> pieces = new ArrayList<>();
        for (Groove groove : grooves) {
            for (int from = 0; from + STEPS <= groove.length(); from += hop * Grid.STEPS_PER_BAR) {
                pieces.add(groove.slice(from, from + STEPS));
            }
        }
        return pieces;
    }
}
