package beatmaster.bench;

/** The other end of a pair of ports: what a master and a player send into the program, and what the program sends out. */
public interface FarSide {

    /** Sends a message into the program's input, on the calling thread. One thread at a time. */
    void play(int message);

    /** How many messages have come out of the program. Any thread. */
    int size();

    /** When message {@code i} came out, on the program's monotonic clock. Any thread, once {@link #size} counts it. */
    long timeNs(int i);

    /** Message {@code i} that came out, packed as in {@link beatmaster.midi.Midi}. Any thread, once {@link #size} counts it. */
    int message(int i);
}
