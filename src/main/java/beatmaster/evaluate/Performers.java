package beatmaster.evaluate;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real performances to compare with and to carry on from. Fills are left out: a bar or two, they have no groove to keep.
 *
 * @param data all there is
 * @param judging the split that judges
 */
record Performers(DataSet data, Split judging) {

    /** Grooves of a style in all splits: there are too few of most styles in one. */
    List<Performance> ofStyle(String style) {
        return data.all().stream().filter(p -> !p.fill() && p.style().equals(style)).toList();
    }

    /** Grooves of a style that no network has learnt from: of the judging split first, then of the other one. */
    List<Performance> heldOut(String style) {
        Split other = judging == Split.TEST ? Split.VALIDATION : Split.TEST;
        return Stream.of(judging, other)
                .flatMap(split -> data.performances(split).stream())
                .filter(p -> !p.fill() && p.style().equals(style)).toList();
    }

    /**
     * The first {@code bars} bars of up to {@code number} held-out grooves of a style; those that are shorter are left
     * out.
     */
    List<Groove> openings(String style, int bars, int number) {
        return heldOut(style).stream().map(Performance::groove)
                .filter(groove -> groove.bars() >= bars).limit(number)
                .map(groove -> groove.slice(0, bars * Grid.STEPS_PER_BAR)).toList();
    }
}
