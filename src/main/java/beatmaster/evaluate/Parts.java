package beatmaster.evaluate;

/** Several ideas of the coming step's hits, to be mixed. Stateless once trained. */
interface Parts {

    /** How many ideas. */
    int size();

    /** How many kinds of moment have weights of their own. */
    int kinds();

    /** The kind of the coming step, 0..kinds() - 1. */
    int kind(History history);

    /**
     * How likely each idea holds exactly {@code mask} to be.
     *
     * @param target overwritten; each place is a distribution over the 512 masks
     */
    void probabilities(History history, int mask, double[] target);
}
