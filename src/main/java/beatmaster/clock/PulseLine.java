package beatmaster.clock;

/**
 * Guesses the straight line on which a master's pulses lie from the disturbed times at which they arrive.
 *
 * <p>Confined to one thread. Real-time safe: no method allocates, locks or waits.
 */
interface PulseLine {

    /** Forgets the pulses, for a clock that was silent; {@code periodNs} is the guess until pulses tell better. */
    void forget(double periodNs);

    /**
     * The pulse that begins or resumes a performance. Many masters move the phase of their pulses at Start, so it need not lie
     * where the pulses before led to.
     */
    void firstPulse(long arrivalNs);

    /**
     * The next pulse.
     *
     * @param arrivalNs when it arrived, not before the pulse before
     * @return by how many pulses the music has moved on: 1, but more once it is clear that pulses were dropped, and
     *     less once it is clear that some came twice
     */
    int pulse(long arrivalNs);

    /** Where on the line the pulse lies that was counted last: its time as the master meant it. */
    long lastPulseNs();

    /** From one pulse to the next, in nanoseconds. */
    double periodNs();

    /** The standard deviation of arrivals from the line, in nanoseconds. */
    double jitterNs();

    /** Whether enough agreeing pulses came for the period to be trusted. */
    boolean locked();
}
