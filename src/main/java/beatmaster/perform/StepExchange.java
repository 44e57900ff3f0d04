package beatmaster.perform;

/**
 * What passes between the beat thread and the groove thread: the steps of the music, and the openings prepared for the
 * next Start.
 */
final class StepExchange {

    final RequestLane steps = new RequestLane(64);
    final RequestLane openings = new RequestLane(4);

    private volatile long epoch;
    private volatile long performance;

    /**
     * Beat thread, at every Start and jump: requests of another epoch and openings of past performances need no answer.
     */
    void now(long performance, long epoch) {
        this.performance = performance;
        this.epoch = epoch;
    }

    boolean isStaleStep(RequestLane.Slot slot) {
        return slot.epoch != epoch;
    }

    boolean isStaleOpening(RequestLane.Slot slot) {
        return slot.performance < performance;
    }
}
