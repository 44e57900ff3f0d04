package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Step;

/**
 * Something that says, before each step of a performance, how likely every set of hits is: what a drummer is judged by.
 *
 * <p>It walks with the performance: {@link #begin}, then for each step first questions, then {@link #append}. It may look at
 * nothing of the performance but its style and what was appended, unless its name says what else it is told. Confined to
 * one thread.
 */
public interface StepPredictor {

    /** What a table calls it. */
    String name();

    /** Forgets everything of the performance before; the next step is the first of this one. */
    void begin(Performance performance);

    /**
     * How likely the coming step's hits are to be exactly {@code mask}.
     *
     * @param mask 0..511
     * @return above 0; over all masks they sum to one
     */
    double probability(int mask);

    /** Tells what the step turned out to be. */
    void append(Step played);
}
