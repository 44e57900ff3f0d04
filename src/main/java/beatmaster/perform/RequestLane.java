package beatmaster.perform;

import beatmaster.grid.Step;
import beatmaster.groove.StepRequest;

/**
 * Requests one way, decisions the other, through the same preallocated slots in the same order: the beat thread claims a
 * slot, fills it and publishes; the groove thread answers in place; the beat thread takes the answer and the slot is
 * free again. Each counter has one writer.
 */
final class RequestLane {

    /** One request and its decision. Belongs to whoever's turn it is. */
    static final class Slot {
        /** Which Start it belongs to. */
        long performance;
        /** Which stretch without a jump it belongs to. */
        long epoch;
        long step;
        /** For openings: what the drummer is reset with. */
        long seed;
        long publishedNs;
        final StepRequest request = new StepRequest();
        final Step decided = new Step();
    }

    private final Slot[] slots;
    private volatile long published;
    private volatile long answered;
    private volatile long servedSinceNs = Long.MIN_VALUE;
    /** Beat thread only. */
    private long taken;

    /** Groove thread: from now on requests are answered as they come; until now it was getting ready. */
    void serveFrom(long nowNs) {
        servedSinceNs = nowNs;
    }

    /** Beat thread: how long the drummer took to answer, in ns; getting ready is no part of it. */
    long tookNs(Slot slot, long nowNs) {
        return nowNs - Math.max(slot.publishedNs, servedSinceNs);
    }

    /** @param capacity a power of two */
    RequestLane(int capacity) {
        slots = new Slot[capacity];
        for (int i = 0; i < capacity; i++) {
            slots[i] = new Slot();
        }
    }

    /** Beat thread: a slot to fill, or null while all are on their way. */
    Slot claim() {
        return published - taken == slots.length ? null : slot(published);
    }

    /** Beat thread: hands the claimed slot over. */
    void publish() {
        published = published + 1;
    }

    /** Groove thread: the oldest request without an answer, or null. */
    Slot request() {
        return answered == published ? null : slot(answered);
    }

    /** Groove thread: the decision stands in the slot. */
    void answer() {
        answered = answered + 1;
    }

    /** Beat thread: the oldest answer not taken yet, or null. */
    Slot answerToTake() {
        return taken == answered ? null : slot(taken);
    }

    /** Beat thread: done with the answer. */
    void take() {
        taken++;
    }

    /** Beat thread: how many requests wait for their answer to be taken. */
    int inFlight() {
        return (int) (published - taken);
    }

    private Slot slot(long sequence) {
        return slots[(int) (sequence & slots.length - 1)];
    }
}
