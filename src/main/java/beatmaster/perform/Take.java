package beatmaster.perform;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded performance: all that sounded, drummer's and player's, step by step from the first Start, or from where it was
 * forgotten. Confined to one thread (not the beat thread: it grows).
 */
public final class Take {

    private final List<Step> steps = new ArrayList<>();
    private long first;

    /** Lays the hits into their step; both may sound in it. What belongs to a forgotten step is not taken in. */
    public void add(PlayedStep played) {
        long index = played.takeStep - first;
        while (steps.size() <= index) {
            steps.add(new Step());
        }
        if (index >= 0) {
            steps.get((int) index).merge(played.hits);
        }
    }

    /** Length in steps, forgotten ones included. */
    public long length() {
        return first + steps.size();
    }

    /** The first step that is still known. */
    public long first() {
        return first;
    }

    /** Lets go of all before a step, so that a performance may last for weeks. */
    public void forgetBefore(long step) {
        int gone = (int) Math.max(0, Math.min(step - first, steps.size()));
        steps.subList(0, gone).clear();
        first += gone;
    }

    /** A copy of what is known; offsets are as they sounded, with microtiming and swing in them. */
    public Groove groove() {
        return groove(first, length());
    }

    /** A copy of the steps from one on and before another, as far as they are known. */
    public Groove groove(long from, long to) {
        int begin = (int) Math.max(0, Math.min(from - first, steps.size()));
        int end = (int) Math.max(begin, Math.min(to - first, steps.size()));
        Groove groove = new Groove(end - begin);
        steps.subList(begin, end).forEach(groove::add);
        return groove;
    }
}
