package beatmaster.schedule;

import beatmaster.midi.MidiOutput;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;

/**
 * Notes on their way to one port. A note waits by its musical position and is sent when the timeline says that it is
 * due; its note-off follows after the gate. A port that schedules is handed each note {@value #HAND_OVER_NS} ns ahead.
 *
 * <p>Every note-on is closed, whatever happens: the debt is written down before the note-on is sent, a repeated key is
 * closed first, and a note-off that the port refuses is tried again until it is through.
 *
 * <p>Confined to the beat thread. Real-time safe as far as the port is: no method allocates, locks or waits.
 */
public final class NoteSchedule {

    /** Two bars of everything at once; more is dropped, and told. */
    public static final int CAPACITY = 512;
    /** How far ahead a port that schedules gets its notes: enough for a late thread, little enough to be taken back. */
    public static final long HAND_OVER_NS = 10_000_000;

    /** Half a sixteenth: a note later than that would be heard in another step, so it is better not heard. */
    private static final int MAX_OVERDUE_TICKS = Ticks.PER_QUARTER / 8;

    private final Outlet outlet;
    private final Through through;
    private final SendObserver observer;
    private final long aheadNs;
    private final long shiftNs;
    private long firstTicks = Long.MIN_VALUE;
    private final PendingNotes pending = new PendingNotes(CAPACITY);
    private final SoundingNotes sounding;

    public NoteSchedule(MidiOutput output, SendObserver observer) {
        this(output, observer, 0);
    }

    /** @param shiftNs how much later than the timeline says every note is due; below 0 for earlier */
    public NoteSchedule(MidiOutput output, SendObserver observer, long shiftNs) {
        this.observer = observer;
        this.shiftNs = shiftNs;
        aheadNs = output.schedules() ? HAND_OVER_NS : 0;
        outlet = new Outlet(output, observer, aheadNs);
        through = new Through(outlet);
        sounding = outlet.sounding();
    }

    /** How long before its due time a note leaves for the port, in ns. */
    public long aheadNs() {
        return aheadNs;
    }

    /** How much later than the timeline says every note is due, in ns; below 0 for earlier. */
    public long shiftNs() {
        return shiftNs;
    }

    /**
     * The music begins at a position, now: nothing is due before that, so that notes which are to be early are not taken for
     * late at the very beginning, where they cannot be.
     */
    public void beginAt(long positionTicks) {
        firstTicks = positionTicks;
    }

    /** Note-ons that wait. */
    public int pending() {
        return pending.count();
    }

    /** Keys that owe a note-off; those that a player holds are not counted. */
    public int sounding() {
        return sounding.count() - sounding.held();
    }

    /** The way of players' notes to the same port. */
    public Through through() {
        return through;
    }

    /** Whether a message that came in is one of those that went out lately, come back over a bus or a DAW. */
    public boolean takeEcho(int message, long arrivalNs) {
        return outlet.sentLately().takeEcho(message, arrivalNs);
    }

    /**
     * Adds a note.
     *
     * @param positionTicks where it sounds
     * @param noteOn packed note-on
     * @param gateNs how long it sounds, in ns
     */
    public void add(long positionTicks, int noteOn, long gateNs) {
        if (pending.isFull()) {
            observer.dropped(noteOn);
            return;
        }
        pending.add(positionTicks, noteOn, gateNs);
    }

    /**
     * Sends all that is due at {@code nowNs}: note-offs first, so that a note may start where another ends.
     *
     * @param moving whether the music moves; while it does not, only note-offs are due
     */
    public void send(Timeline timeline, long nowNs, boolean moving) {
        closeDue(nowNs);
        if (!moving) {
            return;
        }
        int sent = 0;
        while (sent < pending.count()) {
            long dueNs = dueNs(timeline, pending.tick(sent));
            if (dueNs - aheadNs > nowNs) {
                break;
            }
            open(sent, dueNs, nowNs, timeline);
            sent++;
        }
        if (sent > 0) {
            pending.removeFirst(sent);
        }
    }

    /** Stop: forgets what is to come and closes every sounding note now, but for those that a player holds. */
    public void silence(long nowNs) {
        dropPending();
        for (int i = sounding.count() - 1; i >= 0; i--) {
            if (!sounding.isHeld(sounding.keyAt(i))) {
                outlet.close(sounding.keyAt(i), nowNs, nowNs);
            }
        }
    }

    /** The end, or panic: as {@link #silence}, and nobody holds anything any more. */
    public void silenceAll(long nowNs) {
        through.letGo(nowNs);
        silence(nowNs);
    }

    /** A jump in the music: forgets what is to come; sounding notes ring out. */
    public void dropPending() {
        pending.clear();
        if (aheadNs > 0) {
            outlet.cancelPending();
        }
    }

    /** When {@link #send} has something to do next; {@code Long.MAX_VALUE} for never. */
    public long nextNs(Timeline timeline, boolean moving) {
        long next = Long.MAX_VALUE;
        if (moving && pending.count() > 0) {
            next = dueNs(timeline, pending.tick(0)) - aheadNs;
        }
        for (int i = sounding.count() - 1; i >= 0; i--) {
            int key = sounding.keyAt(i);
            next = sounding.isHeld(key) ? next : Math.min(next, sounding.offNs(key) - aheadNs);
        }
        return next;
    }

    private long dueNs(Timeline timeline, long ticks) {
        long dueNs = timeline.nsAt(ticks) + shiftNs;
        return shiftNs < 0 && firstTicks != Long.MIN_VALUE ? Math.max(dueNs, timeline.nsAt(firstTicks)) : dueNs;
    }

    private void open(int index, long dueNs, long nowNs, Timeline timeline) {
        int message = pending.message(index);
        if (nowNs - dueNs > MAX_OVERDUE_TICKS * timeline.nsPerTick()) {
            observer.dropped(message);
            return;
        }
        outlet.open(message, dueNs, nowNs, pending.gateNs(index));
    }

    private void closeDue(long nowNs) {
        for (int i = sounding.count() - 1; i >= 0; i--) {
            int key = sounding.keyAt(i);
            if (sounding.offNs(key) - aheadNs <= nowNs) {
                outlet.close(key, sounding.offNs(key), nowNs);
            }
        }
    }
}
