package beatmaster.smf;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.grid.Step;
import beatmaster.smf.MidiSong.Note;
import java.util.ArrayList;
import java.util.List;

/** Puts a song's drums on the grid, one stretch of 4/4 after the other: one use, one thread. */
final class GridLaying {

    private final Kit kit;
    private final double ticksPerStep;
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private int notes;
    private int collisions;
    private int barsPlayed;

    GridLaying(Kit kit, double ticksPerStep, String name) {
        this.kit = kit;
        this.ticksPerStep = ticksPerStep;
        this.name = name;
    }

    /** What was left out so far, each with its bars and its reason. */
    List<String> leftOut() {
        return leftOut;
    }

    int notes() {
        return notes;
    }

    int collisions() {
        return collisions;
    }

    /** Bars begun when the last drum sounds. */
    int barsPlayed() {
        return barsPlayed;
    }

    Groove groove() {
        Groove groove = new Groove(steps.size());
        steps.forEach(groove::add);
        return groove;
    }

    /** What the drums play in the middle of a stretch where the grid has no place for them. */
    void leaveOut(Stretch stretch, List<Note> drums, String reason) {
        long first = stretch.barAt(drums.get(0).tick() + halfStep());
        long last = stretch.barAt(drums.get(drums.size() - 1).tick() + halfStep());
        leftOut.add((first == last ? "bar " + first + " is " : "bars " + first + "-" + last + " are ") + reason);
    }

    /**
     * The whole bars of a stretch of 4/4.
     *
     * @param drums its notes, sorted by tick
     * @param endTick where the song ends
     * @throws MidiFileException if the groove becomes longer than {@link GrooveQuantizer#MAX_BARS}
     */
    void lay(Stretch stretch, List<Note> drums, long endTick) throws MidiFileException {
        List<Note> whole = drums.stream().filter(note -> note.tick() + halfStep() < stretch.wholeBarsEndTick()).toList();
        if (whole.size() < drums.size()) {
            leaveOut(stretch, drums.subList(whole.size(), drums.size()), "cut short by a change of metre");
        }
        int from = steps.size();
        open(bars(stretch, whole, endTick));
        whole.forEach(note -> place(note, note.tick() - stretch.beginTick(), from));
        if (!whole.isEmpty()) {
            long last = whole.get(whole.size() - 1).tick() - stretch.beginTick();
            barsPlayed = (int) (from / Grid.STEPS_PER_BAR + Math.max(0, last) / stretch.ticksPerBar() + 1);
        }
        notes += whole.size();
    }

    /** All of a stretch that another follows; else up to the song's end, or to the last drum where that is later. */
    private long bars(Stretch stretch, List<Note> drums, long endTick) {
        if (stretch.endTick() != Long.MAX_VALUE) {
            return (stretch.wholeBarsEndTick() - stretch.beginTick()) / stretch.ticksPerBar();
        }
        long toTheEnd = (long) Math.ceil((endTick - stretch.beginTick()) / (ticksPerStep * Grid.STEPS_PER_BAR));
        long toTheLast = drums.isEmpty() ? 0
                : Grid.barOf(nearestStep(drums.get(drums.size() - 1).tick() - stretch.beginTick())) + 1;
        return Math.max(0, Math.max(toTheEnd, toTheLast));
    }

    private void open(long bars) throws MidiFileException {
        long all = steps.size() / Grid.STEPS_PER_BAR + bars;
        if (all > GrooveQuantizer.MAX_BARS) {
            throw new MidiFileException("MIDI file " + name + " is too long: " + all + " bars, the most is "
                    + GrooveQuantizer.MAX_BARS);
        }
        for (long i = bars * Grid.STEPS_PER_BAR; i > 0; i--) {
            steps.add(new Step());
        }
    }

    private void place(Note note, long ticks, int from) {
        // What comes early on the very first one has no step before it.
        int index = (int) Math.max(0, nearestStep(ticks));
        int voice = kit.voiceOf(note.channel(), note.note());
        Step step = steps.get(from + index);
        collisions += step.has(voice) ? 1 : 0;
        Step hit = new Step();
        hit.hit(voice, note.velocity() / 127f, (float) (ticks / ticksPerStep - index));
        step.merge(hit);
    }

    private long nearestStep(long ticks) {
        return (long) Math.floor(ticks / ticksPerStep + 0.5);
    }

    private long halfStep() {
        return (long) (ticksPerStep / 2);
    }
}
