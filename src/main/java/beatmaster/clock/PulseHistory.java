package beatmaster.clock;

/** When the last pulses arrived, and which they were. One thread; real-time safe. */
final class PulseHistory {

    static final int MOST = 512;

    private final long[] arrivals = new long[MOST];
    private final long[] numbers = new long[MOST];
    private long heard;

    /** A pulse, the next after the last one. */
    void add(long arrivalNs) {
        long number = heard == 0 ? 0 : numbers[slot(0)] + 1;
        heard++;
        arrivals[slot(0)] = arrivalNs;
        numbers[slot(0)] = number;
    }

    /** @param ago 0 for the last pulse, less than {@link #MOST} */
    long ns(int ago) {
        return arrivals[slot(ago)];
    }

    /** That pulse should have come then. */
    void correct(int ago, long ns) {
        arrivals[slot(ago)] = ns;
    }

    /** By how many pulses of the master's the last one came after that heard {@code ago} before. */
    long behind(int ago) {
        return numbers[slot(0)] - numbers[slot(ago)];
    }

    /** The last {@code count} pulses were so many later ones than thought. */
    void renumber(int count, int later) {
        for (int ago = 0; ago < count; ago++) {
            numbers[slot(ago)] += later;
        }
    }

    /**
     * Before the last {@code count} pulses some were dropped ({@code slip} above 0), or the first of them came twice.
     */
    void slip(int count, int slip) {
        renumber(count, slip);
        if (slip < 0 && count < MOST) {
            arrivals[slot(count - 1)] = arrivals[slot(count)];
        }
    }

    private int slot(int ago) {
        return (int) ((heard - 1 - ago) % MOST);
    }
}
