package beatmaster.schedule;

/** Note-ons to come, in order of musical position, first come first among equals. One thread; real-time safe. */
final class PendingNotes {

    private final long[] ticks;
    private final int[] messages;
    private final long[] gatesNs;
    private int count;

    PendingNotes(int capacity) {
        ticks = new long[capacity];
        messages = new int[capacity];
        gatesNs = new long[capacity];
    }

    boolean isFull() {
        return count == ticks.length;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    void add(long tick, int message, long gateNs) {
        int at = count++;
        while (at > 0 && ticks[at - 1] > tick) {
            move(at - 1, at);
            at--;
        }
        ticks[at] = tick;
        messages[at] = message;
        gatesNs[at] = gateNs;
    }

    long tick(int index) {
        return ticks[index];
    }

    int message(int index) {
        return messages[index];
    }

    long gateNs(int index) {
        return gatesNs[index];
    }

    /** Forgets the first {@code number} notes. */
    void removeFirst(int number) {
        count -= number;
        for (int i = 0; i < count; i++) {
            move(i + number, i);
        }
    }

    private void move(int from, int to) {
        ticks[to] = ticks[from];
        messages[to] = messages[from];
        gatesNs[to] = gatesNs[from];
    }
}
