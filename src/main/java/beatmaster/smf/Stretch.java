package beatmaster.smf;

import beatmaster.smf.MidiSong.MetreChange;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a song in which bars follow one another in one metre.
 *
 * @param metre its metre; its tick is where the first bar begins
 * @param endTick where the next stretch begins; {@code Long.MAX_VALUE} for the last one
 * @param ticksPerBar length of its bars, 1 or more
 * @param firstBar the number of its first bar in the song, from 1 on
 */
record Stretch(MetreChange metre, long endTick, long ticksPerBar, long firstBar) {

    /** The stretches of a song in order; a metre that is only stated once more on a bar line begins no new one. */
    static List<Stretch> of(MidiSong song) {
        List<Stretch> stretches = new ArrayList<>();
        Stretch open = first(song.metres().get(0), song.ticksPerQuarter(), 1);
        for (MetreChange metre : song.metres()) {
            if (metre.tick() == open.metre.tick() || open.goesOnWith(metre)) {
                continue;
            }
            stretches.add(new Stretch(open.metre, metre.tick(), open.ticksPerBar, open.firstBar));
            open = first(metre, song.ticksPerQuarter(), open.barAt(metre.tick() - 1) + 1);
        }
        stretches.add(open);
        return stretches;
    }

    private static Stretch first(MetreChange metre, int ticksPerQuarter, long firstBar) {
        return new Stretch(metre, Long.MAX_VALUE, Math.max(1, 4L * ticksPerQuarter * metre.beats() / metre.unit()), firstBar);
    }

    private boolean goesOnWith(MetreChange other) {
        return other.beats() == metre.beats() && other.unit() == metre.unit()
                && (other.tick() - metre.tick()) % ticksPerBar == 0;
    }

    long beginTick() {
        return metre.tick();
    }

    boolean holds(long tick) {
        return tick >= metre.tick() && tick < endTick;
    }

    /** The number in the song of the bar that a tick of this stretch falls into. */
    long barAt(long tick) {
        return firstBar + (tick - metre.tick()) / ticksPerBar;
    }

    /** Where its last whole bar ends; {@code Long.MAX_VALUE} for the last stretch. */
    long wholeBarsEndTick() {
        return endTick == Long.MAX_VALUE ? endTick : endTick - (endTick - metre.tick()) % ticksPerBar;
    }
}
