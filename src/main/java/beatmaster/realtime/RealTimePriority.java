package beatmaster.realtime;

import java.util.Optional;

/**
 * Asks for real-time priority for the thread that calls. Only one thread needs it, the one that sends notes: were the whole process
 * to have it, the compiler's and collector's threads would hold the beat up on a machine with one core.
 */
public final class RealTimePriority {

    /** Round robin: equals share the processor, all others wait. */
    private static final int SCHED_RR = 2;
    private static final int THIS_THREAD = 0;
    private static final String REFUSED = "this user may have none; to allow it put the line \"@audio - rtprio 95\" into"
            + " /etc/security/limits.d/audio.conf and the user into the group audio";

    /**
     * What came of it.
     *
     * @param priority 1..99; 0 for none
     * @param reason why there is none, for a user; empty if there is one
     */
    public record Outcome(int priority, String reason) {
    }

    private RealTimePriority() {
    }

    /** Why this process may have none, for a user; empty if it may. */
    public static Optional<String> refusal() {
        return Allowance.now() > 0 ? Optional.empty() : Optional.of(REFUSED);
    }

    /**
     * Raises the calling thread. Not real-time safe: it loads a library.
     *
     * @param wanted 1..99; less where less is allowed
     */
    public static Outcome raise(int wanted) {
        int allowed = Allowance.now();
        if (allowed == 0) {
            return new Outcome(0, REFUSED);
        }
        int priority = Math.min(wanted, allowed);
        try {
            int error = Libc.schedule(THIS_THREAD, SCHED_RR, priority);
            return error == 0 ? new Outcome(priority, "")
                    : new Outcome(0, "the system refuses it (error " + error + " of sched_setscheduler)");
        } catch (LinkageError e) {
            return new Outcome(0, "libc cannot be called: " + e.getMessage());
        }
    }
}
