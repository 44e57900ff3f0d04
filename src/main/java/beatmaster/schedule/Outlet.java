package beatmaster.schedule;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;

/**
 * The way to one port, with its debts: what sounds there, whoever began it. The debt is written down before a note-on is
 * sent; a note-off that the port refuses is tried again.
 *
 * <p>Confined to the beat thread; real-time safe as far as the port is.
 */
final class Outlet {

    private static final long RETRY_NS = 50_000_000;

    private final MidiOutput output;
    private final SendObserver observer;
    private final long aheadNs;
    private final SoundingNotes sounding = new SoundingNotes();
    private final SentLately sentLately = new SentLately();

    /** @param aheadNs how long before it is due a message may be handed to the port */
    Outlet(MidiOutput output, SendObserver observer, long aheadNs) {
        this.output = output;
        this.observer = observer;
        this.aheadNs = aheadNs;
    }

    SoundingNotes sounding() {
        return sounding;
    }

    SentLately sentLately() {
        return sentLately;
    }

    /** A note of the drummer's: it ends {@code gateNs} after it began. A key that sounds is closed first. */
    void open(int noteOn, long dueNs, long nowNs, long gateNs) {
        int key = SoundingNotes.key(noteOn);
        if (sounding.owes(key)) {
            close(key, Math.min(dueNs, sounding.offNs(key)), nowNs);
        }
        // The debt first: if the port throws, nobody knows whether the note sounds, and a spare note-off does no harm.
        sounding.owe(key, dueNs, Math.max(dueNs, nowNs) + gateNs);
        sentLately.add(noteOn, dueNs);
        try {
            output.send(noteOn, dueNs);
            observer.sent(noteOn, dueNs, nowNs);
        } catch (RuntimeException e) {
            observer.failed(noteOn, e);
        }
    }

    /** A player's message, but no note-off; it is none of the drummer's, so nobody is told that it was sent. */
    void pass(int message, long nowNs, MidiInput origin) {
        sentLately.add(message, nowNs);
        try {
            output.handOn(message, nowNs, origin);
        } catch (RuntimeException e) {
            observer.failed(message, e);
        }
    }

    /** The key's note-off; the debt is settled once the port has taken it. */
    void close(int key, long dueNs, long nowNs) {
        int message = SoundingNotes.noteOff(key);
        try {
            output.send(message, dueNs);
            sounding.settle(key, dueNs);
            observer.sent(message, dueNs, nowNs);
        } catch (RuntimeException e) {
            sounding.postpone(key, nowNs + aheadNs + RETRY_NS);
            observer.failed(message, e);
        }
    }

    /** A note-off within a note's debt, which stays. */
    void cut(int key, long dueNs) {
        int message = SoundingNotes.noteOff(key);
        try {
            output.send(message, dueNs);
        } catch (RuntimeException e) {
            observer.failed(message, e);
        }
    }

    /** Takes back what the port holds for later. */
    void cancelPending() {
        try {
            output.cancelPending();
        } catch (RuntimeException e) {
            observer.failed(0, e);
        }
    }
}
