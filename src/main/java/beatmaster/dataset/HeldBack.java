package beatmaster.dataset;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A handful of recordings for adapting a model, and how they take turns at judging: in each turn some are held back while the
 * others are learnt, so that in the end each has been judged by a network that never heard it. Takes that are the same on the
 * grid count once, so that nothing is judged by heart. Immutable.
 *
 * @param source where the recordings come from, in one line, for model cards
 * @param all what is there to learn from in the end
 * @param turns at least one
 * @param told how they take turns, in one line
 */
public record HeldBack(String source, List<Performance> all, List<Turn> turns, String told) {

    /** Every turn is a training of its own; more than five files share the turns. */
    private static final int MOST_TURNS = 5;
    /** Of a single file, this part is held back. */
    private static final int PARTS = 4;

    /**
     * One turn.
     *
     * @param learnt at least one
     * @param judging at least one, none of which is learnt
     */
    public record Turn(List<Performance> learnt, List<Performance> judging) {
    }

    /**
     * @param style what all of them are taught as
     * @param seed of the chance that shares more than five files among the turns
     * @throws DataSetException if there is only one recording and it is too short to be cut
     */
    public static HeldBack of(DataSet recordings, String style, long seed) throws DataSetException {
        List<Performance> songs = distinct(recordings.all()).stream().map(p -> as(p, p.id(), style, p.groove())).toList();
        if (songs.size() == 1) {
            return partOf(songs.get(0), recordings.source());
        }
        List<Performance> drawn = new ArrayList<>(songs);
        if (drawn.size() > MOST_TURNS) {
            Collections.shuffle(drawn, new Random(seed));
        }
        int turns = Math.min(MOST_TURNS, drawn.size());
        List<Turn> taken = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            Set<Performance> judging = new HashSet<>(
                    drawn.subList(turn * drawn.size() / turns, (turn + 1) * drawn.size() / turns));
            taken.add(new Turn(songs.stream().filter(song -> !judging.contains(song)).toList(),
                    songs.stream().filter(judging::contains).toList()));
        }
        return new HeldBack(recordings.source(), songs, List.copyOf(taken), turns == songs.size()
                ? "each of the " + turns + " is held back in turn, to judge what the others teach"
                : "a fifth of the " + songs.size() + " is held back in turn, to judge what the others teach");
    }

    private static List<Performance> distinct(List<Performance> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(p -> seen.add(Duplicates.pattern(p.groove()))).toList();
    }

    private static HeldBack partOf(Performance only, String source) throws DataSetException {
        int bars = only.groove().bars();
        if (bars < PARTS) {
            throw new DataSetException(only.id() + " is the only recording and has " + bars + " bars; to learn from one and judge by"
                    + " it takes at least " + PARTS + " (add more files)");
        }
        int held = bars / PARTS;
        int cut = (bars - held) * Grid.STEPS_PER_BAR;
        Groove groove = only.groove();
        Turn turn = new Turn(List.of(as(only, only.id(), only.style(), groove.slice(0, cut))),
                List.of(as(only, only.id() + ", its end", only.style(), groove.slice(cut, groove.length()))));
        return new HeldBack(source, List.of(only), List.of(turn), "held back to judge by: the last " + held + " of the " + bars
                + " bars of " + only.id() + ", the only recording (more files judge better)");
    }

    /** Nothing here was recorded as a fill, whatever its name says; fills within a take are found by themselves. */
    private static Performance as(Performance p, String id, String style, Groove groove) {
        return new Performance(id, p.drummer(), style, p.tempoBpm(), false, Split.TRAIN, groove);
    }
}
