package beatmaster.dataset;

import beatmaster.grid.Groove;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds takes that are the same on the grid, whatever their velocities and offsets. Stateless; any thread. */
final class Duplicates {

    private Duplicates() {
    }

    /** Without the takes for training that validation or test holds too: they would be judged by heart. */
    static List<Performance> withoutLeaks(List<Performance> performances) {
        Set<String> judges = new HashSet<>();
        for (Performance performance : performances) {
            if (performance.split() != Split.TRAIN) {
                judges.add(pattern(performance.groove()));
            }
        }
        return performances.stream()
                .filter(p -> p.split() != Split.TRAIN || !judges.contains(pattern(p.groove())))
                .toList();
    }

    /** One character a step: its set of voices. */
    static String pattern(Groove groove) {
        StringBuilder pattern = new StringBuilder(groove.length());
        for (int i = 0; i < groove.length(); i++) {
            pattern.append((char) groove.mask(i));
        }
        return pattern.toString();
    }
}
