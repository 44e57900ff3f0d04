package beatmaster.groove;

import beatmaster.grid.Step;

/**
 * A drummer: told what sounded in the last step, it decides the next one, and remembers.
 *
 * <p>Confined to one thread (live: the groove thread). Deterministic: the same seed and the same requests give the same steps.
 */
public interface GrooveModel {

    /** Forgets the performance; the next request opens a new one. */
    void reset(long seed);

    /**
     * Takes in the step that has just sounded and decides the one that follows.
     *
     * @param request what is known and wished; only read
     * @param decided overwritten with the decision
     */
    void next(StepRequest request, Step decided);
}
