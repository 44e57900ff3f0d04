package beatmaster.groove;

/**
 * A recurrent network over steps: features in, raw outputs out, state kept between calls.
 *
 * <p>Confined to one thread. What a step costs and whether it allocates is the implementation's to say.
 */
public interface StepNetwork {

    /** Length of the feature array. */
    int inputs();

    /** Length of the output array. */
    int outputs();

    /** Back to the state before the first step. */
    void reset();

    /**
     * One step of time.
     *
     * @param features {@link #inputs()} numbers, only read
     * @param outputs {@link #outputs()} numbers, overwritten: raw, as {@link StepHead} lays them out
     */
    void step(float[] features, float[] outputs);

    /** Length of the array that holds the whole state. */
    int stateSize();

    /** Copies the state into {@code target}, which has room for {@link #stateSize()} numbers. */
    void saveState(float[] target);

    /** Puts back a state that {@link #saveState} gave. */
    void restoreState(float[] source);
}
