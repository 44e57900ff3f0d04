package beatmaster.perform;

import beatmaster.clock.BeatClock;
import beatmaster.groove.GrooveModel;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.schedule.Through;
import beatmaster.time.NanoClock;
import java.util.List;

/**
 * All that a performance needs, put together by whoever wires it.
 *
 * @param time the program's monotonic clock, the one that the inputs stamp with
 * @param clock the beat; the performance's beat thread owns it from now on
 * @param inputs where the music comes from
 * @param output where the drums go
 * @param drummers two equal drummers: while one plays, the other holds the opening of the next performance ready
 * @param settings at the start
 * @param turns who plays when
 * @param bars after how many bars the performance ends by itself; 0 for never
 * @param timing what is shifted by hand
 * @param clicks what is clicked beside the drums
 * @param tempoControl what sets the tempo of a beat of our own while it plays
 * @param clockOut where MIDI clock is sent to, or null; may be {@code output}
 */
public record Stage(NanoClock time, BeatClock clock, Inputs inputs, MidiOutput output, Drummers drummers, Settings settings,
        Turns turns, int bars, Timing timing, Clicks clicks,
        TempoControl tempoControl, MidiOutput clockOut) {

    /**
     * @param players ports whose notes are listened to; where the beat follows MIDI and there is no {@code clock}, the
     *     first of them that sends clock is the master
     * @param clock a port for the clock alone, or null; its notes count only if it stands among the players too
     * @param followed whether the beat follows a MIDI clock; if not, clock messages from outside mean nothing, and the
     *        performance starts by itself as soon as the drummer has its first step ready
     * @param through those of the players whose notes are handed on to the output
     */
    public record Inputs(List<MidiInput> players, MidiInput clock, boolean followed, List<MidiInput> through) {
        public Inputs {
            players = List.copyOf(players);
            through = List.copyOf(through);
            if (players.size() > Through.MOST_PLAYERS) {
                throw new IllegalArgumentException("players must be at most " + Through.MOST_PLAYERS + ": " + players.size());
            }
        }

        /** Nothing is handed on to the output. */
        public Inputs(List<MidiInput> players, MidiInput clock, boolean followed) {
            this(players, clock, followed, List.of());
        }

        /** Nobody to listen to and a beat of our own. */
        public static Inputs none() {
            return new Inputs(List.of(), null, false);
        }
    }

    /** Two instances with the same weights: they take turns at the same performance's openings. */
    public record Drummers(GrooveModel first, GrooveModel second) {
        public Drummers {
            if (first == second) {
                throw new IllegalArgumentException("two drummers are needed, not one twice");
            }
        }
    }

    /**
     * What a player sets by hand, where the measured or plain values do not fit.
     *
     * @param syncDelayNs how much later than the beat says everything is sent; below 0 for earlier; -500 ms .. 500 ms
     *     (notes that are to leave earlier than the music begins leave when it begins)
     * @param leadNs how long before it is needed a decision is asked for, 0..1 s; 0 for what the network has lately needed
     */
    public record Timing(long syncDelayNs, long leadNs) {

        /** How far the sync delay may go either way. */
        public static final long MAX_SYNC_DELAY_NS = 500_000_000;
        /** A drummer that decides earlier hears nobody. */
        public static final long MAX_LEAD_NS = 1_000_000_000;

        public Timing {
            if (Math.abs(syncDelayNs) > MAX_SYNC_DELAY_NS) {
                throw new IllegalArgumentException("sync delay must be -500..500 ms: " + syncDelayNs / 1e6);
            }
            if (leadNs < 0 || leadNs > MAX_LEAD_NS) {
                throw new IllegalArgumentException("lead must be 0..1000 ms: " + leadNs / 1e6);
            }
        }

        /** On the beat, with the measured lead. */
        public static Timing measured() {
            return new Timing(0, 0);
        }
    }

    /**
     * What is clicked beside the drums.
     *
     * @param countInBars how many bars before a beat of our own begins, 0..8
     * @param metronome whether every beat is clicked while playing
     */
    public record Clicks(int countInBars, boolean metronome) {

        /** More than that and the first notes are forgotten. */
        public static final int MAX_COUNT_IN_BARS = 8;

        public Clicks {
            if (countInBars < 0 || countInBars > MAX_COUNT_IN_BARS) {
                throw new IllegalArgumentException("count-in must be 0..8 bars: " + countInBars);
            }
        }

        /** No clicks. */
        public static Clicks none() {
            return new Clicks(0, false);
        }
    }

    /**
     * What sets the tempo of a beat of our own while it plays.
     *
     * @param tapNote a note 0..127 that is tapped on the beat and is no music; -1 for none
     * @param controller a controller 0..127; its value is the tempo above {@value #SLOWEST_BPM} bpm; -1 for none
     */
    public record TempoControl(int tapNote, int controller) {

        /** What a controller's lowest value means; its highest is 187 bpm. */
        public static final int SLOWEST_BPM = 60;

        public TempoControl {
            if (tapNote < -1 || tapNote >= Midi.NOTES) {
                throw new IllegalArgumentException("tap note must be 0..127: " + tapNote);
            }
            if (controller < -1 || controller >= Midi.NOTES) {
                throw new IllegalArgumentException("tempo controller must be 0..127: " + controller);
            }
        }

        /** The tempo stays. */
        public static TempoControl none() {
            return new TempoControl(-1, -1);
        }

        /** Whether anything sets the tempo. */
        public boolean isSet() {
            return tapNote >= 0 || controller >= 0;
        }
    }

    public Stage {
        if (bars < 0) {
            throw new IllegalArgumentException("bars must be 1 or more, or 0 for no end: " + bars);
        }
    }
    /** The same with other timing. */
    public Stage timed(Timing value) {
        return new Stage(time, clock, inputs, output, drummers, settings, turns, bars, value, clicks, tempoControl,
                clockOut);
    }

    /** The same with clicks. */
    public Stage clicked(Clicks value) {
        return new Stage(time, clock, inputs, output, drummers, settings, turns, bars, timing, value, tempoControl,
                clockOut);
    }

    /** The same, and MIDI clock is sent. */
    public Stage sendingClock(MidiOutput value) {
        return new Stage(time, clock, inputs, output, drummers, settings, turns, bars, timing, clicks, tempoControl,
                value);
    }

    /** The same, and the tempo can be set by hand. */
    public Stage steeredBy(TempoControl value) {
        return new Stage(time, clock, inputs, output, drummers, settings, turns, bars, timing, clicks, value, clockOut);
    }

    /** On the beat, with the measured lead, no clicks and no clock sent. */
    public Stage(NanoClock time, BeatClock clock, Inputs inputs, MidiOutput output, Drummers drummers, Settings settings,
            Turns turns, int bars) {
        this(time, clock, inputs, output, drummers, settings, turns, bars, Timing.measured(), Clicks.none(),
                TempoControl.none(), null);
    }
}
