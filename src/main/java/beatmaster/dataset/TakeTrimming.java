package beatmaster.dataset;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;

/** Cuts a take to the bars that were played. Stateless; any thread. */
final class TakeTrimming {

    private TakeTrimming() {
    }

    /**
     * Without the silent bars before and after. A last bar whose hits all lie in its first beat is left out too: it is the
     * stroke on which the drummer stopped, and the silence after it would be learnt as playing.
     *
     * @return whole bars; none if nothing was played
     */
    static Groove trim(Groove groove) {
        int first = firstHit(groove) / Grid.STEPS_PER_BAR;
        int last = lastHit(groove);
        if (last < 0) {
            return new Groove();
        }
        int end = last / Grid.STEPS_PER_BAR;
        boolean stops = last % Grid.STEPS_PER_BAR < Grid.STEPS_PER_BEAT && end > first;
        return wholeBars(groove, first * Grid.STEPS_PER_BAR, (stops ? end : end + 1) * Grid.STEPS_PER_BAR);
    }

    private static Groove wholeBars(Groove groove, int from, int to) {
        Groove part = groove.slice(from, Math.min(to, groove.length()));
        while (part.length() < to - from) {
            part.add(new Step());
        }
        return part;
    }

    private static int firstHit(Groove groove) {
        int step = 0;
        while (step < groove.length() && groove.mask(step) == 0) {
            step++;
        }
        return step;
    }

    private static int lastHit(Groove groove) {
        int step = groove.length() - 1;
        while (step >= 0 && groove.mask(step) == 0) {
            step--;
        }
        return step;
    }
}
