package beatmaster.smf;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.grid.Swing;
import beatmaster.grid.Voice;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.TempoChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A groove written out as a song in 4/4 for a kit: offsets and swing become ticks, velocities 1..127. One thread.
 *
 * <pre>
 *   MidiFileWriter.write(new GrooveScore(groove, kit, 96).swing(56).title("take 3").toSong(), file);
 * </pre>
 */
public final class GrooveScore {

    /** The resolution of the Groove MIDI Dataset: 120 ticks a step. */
    public static final int TICKS_PER_QUARTER = 480;
    public static final int TICKS_PER_STEP = TICKS_PER_QUARTER / Grid.STEPS_PER_BEAT;

    private static final int TICKS_PER_BAR = TICKS_PER_STEP * Grid.STEPS_PER_BAR;
    /** Drums ring by themselves; half a step is long enough for every instrument to notice. */
    private static final int NOTE_TICKS = TICKS_PER_STEP / 2;

    private final Groove groove;
    private final Kit kit;
    private final TreeMap<Long, TempoChange> tempos = new TreeMap<>();
    private double swingPercent = Swing.STRAIGHT;
    private String title = "";

    /** @param tempoBpm quarter notes a minute at the start, 3.6 or more */
    public GrooveScore(Groove groove, Kit kit, double tempoBpm) {
        this.groove = groove;
        this.kit = kit;
        tempos.put(0L, new TempoChange(0, tempoBpm));
    }

    /** @param swingPercent 50 (straight) .. 75, as {@link Swing} counts it */
    public GrooveScore swing(double swingPercent) {
        this.swingPercent = swingPercent;
        return this;
    }

    /** A tempo from {@code step} (0 or more) on; a later call for the same step wins. */
    public GrooveScore tempo(long step, double tempoBpm) {
        long tick = step * TICKS_PER_STEP;
        tempos.put(tick, new TempoChange(tick, tempoBpm));
        return this;
    }

    /** The track's name. */
    public GrooveScore title(String title) {
        this.title = title;
        return this;
    }

    /** The song: it ends on the bar line after the groove's last step. Voices that the kit lacks are silent. */
    public MidiSong toSong() {
        long end = (long) groove.bars() * TICKS_PER_BAR;
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < groove.length(); step++) {
            for (int voice = 0; voice < Voice.COUNT; voice++) {
                if ((groove.mask(step) & 1 << voice) != 0 && kit.plays(voice)) {
                    notes.add(note(step, voice, end));
                }
            }
        }
        notes.sort(Comparator.comparingLong(Note::tick).thenComparingInt(Note::channel).thenComparingInt(Note::note));
        return new MidiSong(title, TICKS_PER_QUARTER, List.copyOf(tempos.values()),
                List.of(new MetreChange(0, 4, 4)), notes, end);
    }

    private Note note(int step, int voice, long end) {
        double late = groove.offset(step, voice) + Swing.delay(Grid.stepInBar(step), swingPercent);
        long tick = (long) step * TICKS_PER_STEP + Math.round(late * TICKS_PER_STEP);
        // Nothing sounds before the song begins or after it ends.
        long clipped = Math.max(0, Math.min(end - 1, tick));
        int velocity = Math.max(1, Math.min(127, Math.round(groove.velocity(step, voice) * 127)));
        return new Note(clipped, kit.channel(voice), kit.note(voice), velocity, Math.min(NOTE_TICKS, end - clipped));
    }
}
