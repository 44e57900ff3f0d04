package beatmaster.ports.alsa;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.time.NanoClock;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of ours that plays to others. Notes are handed to the kernel's queue, which sends them when they are due; where the
 * queue's timer is coarse they are sent at once instead, and the caller waits until they are due.
 *
 * <p>{@link #send} is one system call, makes no garbage and never waits: a full queue refuses.
 */
final class AlsaOutput implements MidiOutput {

    private static final int REMOVE_OUTPUT = 1 << 1;
    private static final int REMOVE_IGNORE_OFF = 1 << 8;
    private static final int REMOVE_TAG = 1 << 9;
    private static final int LAST_TAG = 255;
    private static final int DRAIN_TRIES = 2_000;
    private static final long DRAIN_WAIT_NS = 1_000_000;

    private final AlsaSequencer sequencer;
    private final NanoClock clock;
    private final Pointer handle;
    private final int queue;
    private final QueueClock time;
    private final int port;
    private final String name;
    private final Runnable onClose;
    private final int noteOnTag;
    private final Memory event = new Memory(AlsaEvent.SIZE);
    private final Memory removal = AlsaClient.cleared(Asound.snd_seq_remove_events_sizeof());
    private volatile long refusals;
    private volatile boolean closed;

    AlsaOutput(AlsaSequencer sequencer, NanoClock clock, int port, String name, Runnable onClose) {
        this.sequencer = sequencer;
        this.clock = clock;
        this.port = port;
        this.name = name;
        this.onClose = onClose;
        handle = sequencer.handle();
        queue = sequencer.queue().number();
        time = sequencer.queue().time();
        // Of each output its own, so that one does not take back what another has scheduled.
        noteOnTag = 1 + port % LAST_TAG;
        event.clear();
        Asound.snd_seq_remove_events_set_condition(removal, REMOVE_OUTPUT | REMOVE_IGNORE_OFF | REMOVE_TAG);
        Asound.snd_seq_remove_events_set_tag(removal, noteOnTag);
    }

    @Override
    public String name() {
        return name;
    }

    /** The port's number within our client. */
    int port() {
        return port;
    }

    @Override
    public boolean schedules() {
        return sequencer.queue().precise();
    }

    /** How often the queue was full. Any thread. */
    long refusals() {
        return refusals;
    }

    @Override
    public void send(int message, long dueNs) {
        if (closed) {
            throw new PortFailure("MIDI output " + name + " is closed");
        }
        AlsaEvent.encode(message, event);
        AlsaEvent.toSubscribers(event, port, Midi.isNoteOn(message) ? noteOnTag : 0);
        if (schedules()) {
            // Through the queue even when it is due: an event sent past the queue could overtake one that waits in it.
            AlsaEvent.at(event, queue, time.queueNs(dueNs));
        } else {
            AlsaEvent.atOnce(event);
        }
        int rc = Asound.snd_seq_event_output_direct(handle, event);
        if (rc < 0) {
            refused(rc, dueNs);
        }
    }

    private void refused(int rc, long dueNs) {
        refusals = refusals + 1;
        if (rc == Asound.EAGAIN && dueNs - clock.nanoTime() <= 0) {
            AlsaEvent.atOnce(event);
            rc = Asound.snd_seq_event_output_direct(handle, event);
        }
        if (rc == Asound.EAGAIN) {
            throw new PortFailure("MIDI output " + name + " is full: the ALSA queue takes no more notes for later");
        }
        AlsaClient.check(rc, "play to " + name);
    }

    /** Takes back this port's note-ons that wait in the queue; note-offs and everything else stay. One system call. */
    @Override
    public void cancelPending() {
        if (!closed) {
            Asound.snd_seq_remove_events(handle, removal);
        }
    }

    /**
     * Takes back what waits, lets the note-offs out if anybody hears them, and frees the port; commonly within 10 ms, at most
     * two seconds.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        cancelPending();
        closed = true;
        // Whoever has gone hears nothing more, and a device that is on its way back shall not wait for that.
        if (sequencer.hasListener(port)) {
            drain();
        }
        sequencer.delete(port);
        onClose.run();
    }

    private void drain() {
        Memory pool = AlsaClient.cleared(Asound.snd_seq_client_pool_sizeof());
        for (int i = 0; i < DRAIN_TRIES; i++) {
            LockSupport.parkNanos(DRAIN_WAIT_NS);
            NativeLong free = Asound.snd_seq_get_client_pool(handle, pool) < 0 ? null
                    : Asound.snd_seq_client_pool_get_output_free(pool);
            if (free == null || free.longValue() >= Asound.snd_seq_client_pool_get_output_pool(pool).longValue()) {
                return;
            }
        }
    }
}
