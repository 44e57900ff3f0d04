package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import java.util.ArrayList;
import java.util.List;

/** Parts of performances, one after the other, with rests in which the drums wait. */
final class Medley {

    /**
     * Some bars of a performance.
     *
     * @param performance null for a rest
     * @param from first step in the performance
     * @param at first step in the medley
     * @param steps length in steps
     */
    record Part(Performance performance, int from, int at, int steps) {
        int end() {
            return at + steps;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final Groove groove = new Groove();

    /** Bars {@code from} (inclusive) to {@code to} (exclusive) come next. */
    void add(Performance performance, int from, int to) {
        int steps = (to - from) * Grid.STEPS_PER_BAR;
        parts.add(new Part(performance, from * Grid.STEPS_PER_BAR, groove.length(), steps));
        Step step = new Step();
        for (int i = 0; i < steps; i++) {
            int source = from * Grid.STEPS_PER_BAR + i;
            step.clear();
            if (source < performance.groove().length()) {
                performance.groove().read(source, step);
            }
            groove.add(step);
        }
    }

    /** The drums wait for some bars. */
    void rest(int bars) {
        parts.add(new Part(null, 0, groove.length(), bars * Grid.STEPS_PER_BAR));
        for (int i = 0; i < bars * Grid.STEPS_PER_BAR; i++) {
            groove.add(new Step());
        }
    }

    List<Part> parts() {
        return parts;
    }

    /** Length in steps. */
    int length() {
        return groove.length();
    }

    /** The parts as a lesson, in which rests are only listened to. */
    Lesson lesson() {
        return lesson(LoudnessChanges.none());
    }

    /** The same, played louder or softer here and there. */
    Lesson lesson(LoudnessChanges changes) {
        Lesson lesson = new Lesson(changes.of(groove));
        for (Part part : parts) {
            if (part.performance() == null) {
                lesson.onlyListen(part.at(), part.end());
            }
        }
        return lesson;
    }

    /**
     * Brings a player, who is a bar ahead at every seam: it goes over to the next groove while the drums still play the last, so
     * that the drums learn to follow.
     */
    void lead(Lesson lesson, DerivedPlayer player) {
        lesson.bringPlayer();
        for (int i = 0; i < groove.length(); i++) {
            Part part = partAt(Math.min(groove.length() - 1, i + Grid.STEPS_PER_BAR));
            boolean ahead = part.at() > i;
            if (part.performance() == null) {
                continue;
            }
            int within = ahead ? Math.floorMod(i - part.at(), Grid.STEPS_PER_BAR) : i - part.at();
            int source = part.from() + (ahead && part.from() >= Grid.STEPS_PER_BAR ? within - Grid.STEPS_PER_BAR : within);
            if (source < part.performance().groove().length()) {
                player.play(part.performance().groove(), source, lesson, i);
            }
        }
    }

    private Part partAt(int step) {
        for (Part part : parts) {
            if (step < part.end()) {
                return part;
            }
        }
        throw new IndexOutOfBoundsException("the medley has no step " + step);
    }
}
