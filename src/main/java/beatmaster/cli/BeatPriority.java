package beatmaster.cli;

import beatmaster.realtime.RealTimePriority;
import beatmaster.service.ServiceUnit;

/**
 * Asks for real-time priority on the beat thread, and for a little less on the groove thread, and tells what came of it from the
 * control thread.
 */
final class BeatPriority {

    private volatile RealTimePriority.Outcome outcome;
    private boolean told;

    /** On the beat thread. */
    void raiseBeat() {
        outcome = RealTimePriority.raise(ServiceUnit.REAL_TIME_PRIORITY);
    }

    /** On the groove thread; where the beat has none, neither has this. */
    void raiseGroove() {
        if (priority() > 1) {
            RealTimePriority.raise(priority() - 1);
        }
    }

    /** 1..99; 0 for none, or not known yet. */
    int priority() {
        RealTimePriority.Outcome known = outcome;
        return known == null ? 0 : known.priority();
    }

    /** Says it once, where it is looked for afterwards: in a service's journal. */
    void tell(Screen screen) {
        RealTimePriority.Outcome known = outcome;
        if (told || known == null || !screen.isJournal()) {
            return;
        }
        told = true;
        if (known.priority() > 0) {
            screen.line("the beat has real-time priority %d", known.priority());
        } else {
            screen.warning("the beat has no real-time priority (%s); other programs may hold it up", known.reason());
        }
    }
}
