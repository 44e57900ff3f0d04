package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A master clock as a test writes it: what it sends and when it arrives, and, beside it, when every step of the music
 * truly falls.
 */
final class PulseScript {

    /** A message and its arrival. */
    record Sent(long ns, int message) {
    }

    /** A step that must sound, where it truly falls, and which uninterrupted stretch of playing it belongs to. */
    record Due(long step, long ns, int stretch) {
    }

    /** Nothing sounds from the one time to the other. */
    record Silence(long fromNs, long toNs) {
    }

    private final List<Sent> sent = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();
    private final Random random;
    private double nowNs;
    private double nsPerPulse = Tempo.nsPerPulse(120);
    private long jitterNs;
    private long position;
    private boolean playing;
    private long silentSinceNs;
    private int stretch;
    private long lastArrivalNs;

    PulseScript(long seed, long beginNs) {
        random = new Random(seed);
        nowNs = beginNs;
        lastArrivalNs = beginNs;
    }

    PulseScript tempo(double bpm) {
        nsPerPulse = Tempo.nsPerPulse(bpm);
        return this;
    }

    /** Arrivals are late by up to this much, evenly spread. */
    PulseScript jitter(long ns) {
        jitterNs = ns;
        return this;
    }

    PulseScript start() {
        position = 0;
        begin(Midi.START);
        return this;
    }

    PulseScript resume() {
        begin(Midi.CONTINUE);
        return this;
    }

    PulseScript stop() {
        // Between two pulses, so that nobody can argue which step was the last.
        send(Midi.STOP, nowNs - nsPerPulse / 2);
        playing = false;
        silentSinceNs = lastArrivalNs;
        return this;
    }

    /** Only while stopped. */
    PulseScript songPosition(int sixteenths) {
        send(Midi.pack(Midi.SONG_POSITION, sixteenths & 0x7F, sixteenths >> 7), nowNs - nsPerPulse / 4);
        position = (long) sixteenths * Grid.PULSES_PER_STEP;
        return this;
    }

    PulseScript pulses(int count) {
        for (int i = 0; i < count; i++) {
            pulse(true);
        }
        return this;
    }

    PulseScript bars(int count) {
        return pulses(count * 96);
    }

    /** Pulses that never arrive; the music goes on. */
    PulseScript drop(int count) {
        for (int i = 0; i < count; i++) {
            pulse(false);
        }
        return this;
    }

    /** Some pulses are held up and then come at once, with the last of them; the music goes on. */
    PulseScript stall(int count) {
        long untilNs = Math.round(nowNs + count * nsPerPulse);
        for (int i = 0; i < count; i++) {
            step();
            sent.add(new Sent(untilNs, Midi.CLOCK));
        }
        lastArrivalNs = Math.max(lastArrivalNs, untilNs);
        return this;
    }

    /** One pulse that comes twice. */
    PulseScript doubled() {
        pulse(true);
        send(Midi.CLOCK, nowNs - nsPerPulse * 0.9);
        return this;
    }

    /** Start, again and again, within a pulse. */
    PulseScript startStorm(int count) {
        for (int i = 0; i < count; i++) {
            start();
        }
        return this;
    }

    /** The master is off: no pulses. */
    PulseScript pause(long ns) {
        nowNs += ns;
        return this;
    }

    long nowNs() {
        return Math.round(nowNs);
    }

    boolean isPlaying() {
        return playing;
    }

    List<Sent> sent() {
        return sent;
    }

    List<Due> due() {
        return due;
    }

    /** Stretches of silence, the last one without an end. */
    List<Silence> silences() {
        List<Silence> all = new ArrayList<>(silences);
        if (!playing) {
            all.add(new Silence(silentSinceNs, Long.MAX_VALUE));
        }
        return all;
    }

    private void begin(int message) {
        send(message, nowNs - nsPerPulse / 8);
        if (!playing) {
            silences.add(new Silence(silentSinceNs, Math.round(nowNs)));
        }
        playing = true;
        stretch++;
    }

    private void pulse(boolean arrives) {
        if (arrives) {
            send(Midi.CLOCK, nowNs + (jitterNs == 0 ? 0 : random.nextInt((int) jitterNs)));
        }
        step();
    }

    /** One pulse further in the music. */
    private void step() {
        if (playing) {
            if (position % Grid.PULSES_PER_STEP == 0) {
                due.add(new Due(position / Grid.PULSES_PER_STEP, Math.round(nowNs), stretch));
            }
            position++;
        }
        nowNs += nsPerPulse;
    }

    private void send(int message, double atNs) {
        lastArrivalNs = Math.max(lastArrivalNs, Math.round(atNs));
        sent.add(new Sent(lastArrivalNs, message));
    }
}
