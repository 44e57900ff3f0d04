package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.NoteSchedule;

/**
 * Clicks on every beat, louder on the one: bars of count-in before a beat of our own begins, and all along if so wished.
 * The click is General MIDI's side stick on the channel of the snare. Clicks are no part of the take. Confined to the beat
 * thread; real-time safe.
 */
final class Metronome {

    /** General MIDI percussion key map: side stick. */
    static final int SIDE_STICK = 37;
    static final int ACCENT = 127;
    static final int PLAIN = 80;

    private final NoteSchedule schedule;
    private final int countInBars;
    private final boolean always;

    Metronome(NoteSchedule schedule, Stage.Clicks clicks) {
        this.schedule = schedule;
        countInBars = clicks.countInBars();
        always = clicks.metronome();
    }

    /** How long the count-in is, in ticks. */
    long countInTicks() {
        return (long) countInBars * Grid.TICKS_PER_BAR;
    }

    /** Counts in to position 0. */
    void countIn(Settings settings) {
        for (long beat = -(long) countInBars * Grid.BEATS_PER_BAR; beat < 0; beat++) {
            click(beat * Grid.STEPS_PER_BEAT, settings);
        }
    }

    /** A step sounds; nothing does before {@code floorTicks}. */
    void step(long step, long floorTicks, Settings settings) {
        if (always && step % Grid.STEPS_PER_BEAT == 0 && Grid.ticksOf(step) >= floorTicks) {
            click(step, settings);
        }
    }

    private void click(long step, Settings settings) {
        int velocity = Grid.stepInBar(step) == 0 ? ACCENT : PLAIN;
        int channel = settings.kit().channel(Voice.SNARE.ordinal());
        schedule.add(Grid.ticksOf(step), Midi.noteOn(channel, SIDE_STICK, velocity), settings.gateNs());
    }
}
