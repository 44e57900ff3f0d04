package beatmaster.schedule;

/** Told of everything that a {@link NoteSchedule} does to its port. Called on the beat thread: real-time safe, please. */
public interface SendObserver {

    /**
     * The port took a message that was due at {@code dueNs}; {@code nowNs} is the time of the duty cycle that sent it.
     */
    void sent(int message, long dueNs, long nowNs);

    /** The port threw; the schedule keeps what it owes and tries again. */
    void failed(int message, RuntimeException failure);

    /** A note-on was not sent: it was overdue by more than half a step, or there was no room. */
    void dropped(int message);
}
