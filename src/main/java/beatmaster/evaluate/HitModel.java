package beatmaster.evaluate;

/** A baseline's idea of the coming step's hits, as a function of the history alone. Stateless once trained. */
interface HitModel {

    /** How likely exactly {@code mask} comes next; above 0, summing to one over the 512 masks. */
    double probability(History history, int mask);
}
