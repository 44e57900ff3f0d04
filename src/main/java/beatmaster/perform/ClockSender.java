package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;

/**
 * Sends MIDI clock: as master of a beat of our own, or passing on the clock that is followed, smoothed, since its pulses
 * leave when the timeline says and not when they came. Whoever follows counts the same pulses as we do: one that was sent
 * ahead of a Stop is not sent again after Continue, and what was held up is made up for.
 *
 * <p>With a beat of our own pulses already run ahead of Start (over a count-in), and Start goes out half a pulse before its
 * first pulse, so that a follower knows the tempo and is ready. While a followed clock stands, its pulses are passed on as
 * they come.
 *
 * <p>Confined to the beat thread. Real-time safe as far as the port is: no method allocates, locks or waits.
 */
final class ClockSender implements Intake.TransportObserver {

    private static final int PULSES_PER_SONG_POSITION = 6;
    private static final int MAX_SONG_POSITION = 1 << 14;
    private static final int NOTHING = 0;
    /** A followed clock is never outrun by more: a pulse that the master then does not send cannot be taken back. */
    private static final int FURTHEST_AHEAD = 1;

    private final BeatClock clock;
    private final MidiOutput output;
    private final PerformanceStats stats;
    private final long shiftNs;
    private final boolean followed;
    private BeatClock.State state;
    private long starts;
    private long jumps;
    /** The next pulse to send, by its position in the song. */
    private long next;
    /** Start or Continue, still to be sent before the pulse {@link #begins}. */
    private int owed = NOTHING;
    private long begins;

    /**
     * @param output where pulses go, or null for nowhere
     * @param followed whether the beat is another's: then the transport is passed on at once, and no pulse runs ahead
     * @param shiftNs how much later than the timeline says everything is sent; below 0 for earlier
     */
    ClockSender(BeatClock clock, MidiOutput output, boolean followed, long shiftNs, PerformanceStats stats) {
        this.clock = clock;
        this.output = output;
        this.followed = followed;
        this.shiftNs = shiftNs;
        this.stats = stats;
        state = clock.state();
        starts = clock.starts();
        jumps = clock.jumps();
    }

    @Override
    public void transportMoved(int message, long nowNs) {
        if (output == null) {
            return;
        }
        BeatClock.State before = state;
        state = clock.state();
        boolean anew = clock.starts() != starts;
        boolean jumped = clock.jumps() != jumps;
        starts = clock.starts();
        jumps = clock.jumps();
        if (before != BeatClock.State.STOPPED && state == BeatClock.State.STOPPED) {
            stop(nowNs);
        }
        if (anew) {
            begin(Midi.START, nowNs);
        } else if (jumped && before == BeatClock.State.STOPPED) {
            locate(nowNs);
        }
        if (!anew && before == BeatClock.State.STOPPED && state != BeatClock.State.STOPPED) {
            begin(Midi.CONTINUE, nowNs);
        }
        if (followed && Midi.status(message) == Midi.CLOCK && state == BeatClock.State.STOPPED) {
            send(Midi.CLOCK, nowNs);
        }
    }

    /** Sends the pulses that are due. */
    void send(Timeline timeline, long nowNs) {
        while (mayPulse() && dueNs(timeline) - nowNs <= 0) {
            if (owed != NOTHING && next >= begins) {
                payOwed(nowNs);
            } else {
                send(Midi.CLOCK, dueNs(timeline));
                next++;
            }
        }
    }

    /** When {@link #send} has something to do next; {@code Long.MAX_VALUE} for never. */
    long nextNs(Timeline timeline) {
        return mayPulse() ? dueNs(timeline) : Long.MAX_VALUE;
    }

    /** The performance is over: whoever follows stops too. */
    void end(long nowNs) {
        if (output != null && state != BeatClock.State.STOPPED) {
            state = BeatClock.State.STOPPED;
            stop(nowNs);
        }
    }

    private boolean mayPulse() {
        if (output == null) {
            return false;
        }
        return followed
                ? state == BeatClock.State.PLAYING && next <= clock.positionPulses() + FURTHEST_AHEAD
                : state != BeatClock.State.STOPPED;
    }

    private long dueNs(Timeline timeline) {
        long ticks = next * Ticks.PER_PULSE;
        boolean transport = owed != NOTHING && next >= begins;
        return timeline.nsAt(transport ? ticks - Ticks.PER_PULSE / 2 : ticks) + shiftNs;
    }

    private void begin(int message, long nowNs) {
        if (message == Midi.START) {
            next = 0;
        }
        owed = message;
        begins = clock.positionPulses();
        long ticks = clock.timeline().ticksAt(nowNs - shiftNs);
        if (followed || ticks >= begins * Ticks.PER_PULSE) {
            payOwed(nowNs);
        } else {
            // The beat begins later: until then pulses count up to it.
            next = Math.min(begins, Math.floorDiv(ticks, (long) Ticks.PER_PULSE) + 1);
        }
    }

    private void stop(long nowNs) {
        // A Start that was taken back before it was told needs no Stop.
        if (owed == NOTHING) {
            while (next < clock.positionPulses()) {
                // Played here, but held back by a delay: whoever follows is to stand where we stand.
                send(Midi.CLOCK, nowNs);
                next++;
            }
            send(Midi.STOP, nowNs);
        }
        owed = NOTHING;
    }

    private void locate(long nowNs) {
        next = clock.positionPulses();
        long sixteenths = next / PULSES_PER_SONG_POSITION;
        if (sixteenths < MAX_SONG_POSITION) {
            send(Midi.pack(Midi.SONG_POSITION, (int) sixteenths & 0x7F, (int) sixteenths >> 7), nowNs);
        }
    }

    private void payOwed(long nowNs) {
        send(owed, nowNs);
        owed = NOTHING;
    }

    private void send(int message, long dueNs) {
        try {
            output.send(message, dueNs);
        } catch (RuntimeException e) {
            stats.failed(message, e);
        }
    }
}
