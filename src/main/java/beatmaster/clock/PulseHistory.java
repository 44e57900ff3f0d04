package beatmaster.clock;

/** When the last pulses arrived. One thread; real-time safe. */
final class PulseHistory {

    static final int MOST = 512;

    private final long[] arrivals = new long[MOST];
    private long heard;

    void add(long arrivalNs) {
        arrivals[(int) (heard++ % MOST)] = arrivalNs;
    }

    /** How many pulses were ever heard. */
    long heard() {
        return heard;
    }

    /** @param ago 0 for the last pulse, less than {@link #MOST} */
    long ns(int ago) {
        return arrivals[(int) ((heard - 1 - ago) % MOST)];
    }
}
