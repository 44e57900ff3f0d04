package beatmaster.dataset;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A handful of recordings, split for adapting a model: most are learnt from (split train), some are held back to judge
 * by (split validation). Takes that are the same on the grid count once, so that nothing is judged by heart. Immutable.
 *
 * @param data the recordings
 * @param told which are held back, in one line
 */
public record HeldBack(DataSet data, String told) {

    /** One file in this many is held back; of a single file, this part. */
    private static final int ONE_IN = 5;
    private static final int PARTS = 4;

    /**
     * @param style what all of them are taught as
     * @param seed of the chance that chooses
     * @throws DataSetException if there is only one recording and it is too short to be cut
     */
    public static HeldBack of(DataSet recordings, String style, long seed) throws DataSetException {
        List<Performance> distinct = distinct(recordings.all());
        if (distinct.size() == 1) {
            return partOf(distinct.get(0), style, recordings.source());
        }
        List<Performance> drawn = new ArrayList<>(distinct);
        Collections.shuffle(drawn, new Random(seed));
        int held = Math.max(1, Math.round(distinct.size() / (float) ONE_IN));
        Set<String> judges = drawn.subList(0, held).stream().map(Performance::id).collect(Collectors.toSet());
        List<Performance> split = distinct.stream()
                .map(p -> with(p, p.id(), style, judges.contains(p.id()) ? Split.VALIDATION : Split.TRAIN, p.groove()))
                .toList();
        return new HeldBack(new DataSet(recordings.source(), split), "held back to judge by: "
                + distinct.stream().map(Performance::id).filter(judges::contains).collect(Collectors.joining(", ")));
    }

    private static List<Performance> distinct(List<Performance> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(p -> seen.add(Duplicates.pattern(p.groove()))).toList();
    }

    private static HeldBack partOf(Performance only, String style, String source) throws DataSetException {
        int bars = only.groove().bars();
        if (bars < PARTS) {
            throw new DataSetException(only.id() + " is the only recording and has " + bars + " bars; to learn from one and judge by"
                    + " it takes at least " + PARTS + " (add more files)");
        }
        int held = bars / PARTS;
        int cut = (bars - held) * Grid.STEPS_PER_BAR;
        Groove groove = only.groove();
        return new HeldBack(new DataSet(source, List.of(
                with(only, only.id(), style, Split.TRAIN, groove.slice(0, cut)),
                with(only, only.id() + ", its end", style, Split.VALIDATION, groove.slice(cut, groove.length())))),
                "held back to judge by: the last " + held + " of the " + bars + " bars of " + only.id()
                        + ", the only recording (more files judge better)");
    }

    /** Nothing here was recorded as a fill, whatever its name says; fills within a take are found by themselves. */
    private static Performance with(Performance p, String id, String style, Split split, Groove groove) {
        return new Performance(id, p.drummer(), style, p.tempoBpm(), false, split, groove);
    }
}
