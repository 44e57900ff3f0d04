package beatmaster.clock.trial;

/** A follower as a trial sees it: it is told of arrivals and asked where pulses to come will fall. One thread. */
interface Foresight {

    /** The next pulse arrived. */
    void pulse(long arrivalNs);

    /** When the pulse that comes {@code pulses} after the last one is expected. */
    double aheadNs(int pulses);
}
