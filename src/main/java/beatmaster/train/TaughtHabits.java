package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.grid.Groove;
import beatmaster.groove.StyleHabits;
import java.util.List;

/** What drummers of a style usually do, taken from performances. */
final class TaughtHabits {

    private TaughtHabits() {
    }

    /** Of a style's grooves, or of its fills where there is nothing else. */
    static int[] of(String style, List<Performance> performances) {
        List<Performance> all = performances.stream().filter(p -> p.style().equals(style)).toList();
        List<Groove> grooves = all.stream().filter(p -> !p.fill()).map(Performance::groove).toList();
        return StyleHabits.of(grooves.isEmpty() ? all.stream().map(Performance::groove).toList() : grooves);
    }
}
