package beatmaster.ports;

/** Told what becomes of watched ports. Called on the watch's thread, or on the control thread that opens; not for long. */
public interface PortObserver {

    /** A port that was asked for is not there; it is taken as soon as it comes. */
    void awaited(String name);

    /** There is no sensible {@code direction} ("input", "output") yet; any is taken as soon as it comes. */
    void awaitedAny(String direction);

    /** A port is let go of though it is there: one that is preferred has come. */
    void gaveWay(String name);

    /** What is waited for is there but is not taken; one line that says why. Told once. */
    void refused(String why);

    /** A port that was there has gone; it is taken again as soon as it comes back. */
    void lost(String name);

    /** A port that was awaited or lost is open. */
    void found(String name);
}
