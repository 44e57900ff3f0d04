package beatmaster.perform;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded performance: all that sounded, drummer's and player's, step by step from the first Start. Confined to one
 * thread (not the beat thread: it grows).
 */
public final class Take {

    private final List<Step> steps = new ArrayList<>();

    /** Lays the hits into their step; both may sound in it. */
    public void add(PlayedStep played) {
        while (steps.size() <= played.takeStep) {
            steps.add(new Step());
        }
        steps.get((int) played.takeStep).merge(played.hits);
    }

    /** Length in steps. */
    public int length() {
        return steps.size();
    }

    /** A copy of what has been recorded so far; offsets are as they sounded, with microtiming and swing in them. */
    public Groove groove() {
        Groove groove = new Groove(steps.size());
        steps.forEach(groove::add);
        return groove;
    }
}
