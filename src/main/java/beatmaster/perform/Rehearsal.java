package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import beatmaster.time.NanoClock;

/**
 * Lets a drummer play to nobody for {@value #LENGTH_NS} ns, so that the first bar already runs at full speed (the JVM compiles
 * what has run for a while); leaves no trace. It may begin on a thread of its own while ports are still being opened.
 *
 * <p>{@link #begin} on a control thread, {@link #finish} on the one that the drummer belongs to from then on.
 */
public final class Rehearsal {

    /** The first bars are to run compiled; the first note is to sound soon. */
    private static final long LENGTH_NS = 300_000_000;

    private final GrooveModel drummer;
    private final NanoClock time;
    private Thread ahead;
    private volatile Throwable failure;

    /** @param drummer nobody else's until {@link #finish} has returned */
    public Rehearsal(GrooveModel drummer, NanoClock time) {
        this.drummer = drummer;
        this.time = time;
    }

    /** Starts now, on a thread of its own. */
    public Rehearsal begin() {
        ahead = new Thread(this::playAhead, "rehearsal");
        ahead.setDaemon(true);
        ahead.start();
        return this;
    }

    /** The drummer, whose rehearsal this is. */
    GrooveModel drummer() {
        return drummer;
    }

    /**
     * Waits for its end; plays it here and now if it has not begun.
     *
     * @throws RuntimeException what the drummer threw
     * @throws Error what the drummer threw
     */
    void finish() {
        if (ahead == null) {
            play();
        } else {
            join();
        }
    }

    private void join() {
        try {
            ahead.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the drummer was ready", e);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void playAhead() {
        try {
            play();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void play() {
        StepRequest request = new StepRequest();
        Step decided = new Step();
        drummer.reset(0);
        long beginNs = time.nanoTime();
        while (time.nanoTime() - beginNs < LENGTH_NS) {
            drummer.next(request, decided);
            request.played.copyFrom(decided);
            request.stepInBar = (request.stepInBar + 1) % Grid.STEPS_PER_BAR;
        }
        drummer.reset(0);
    }
}
