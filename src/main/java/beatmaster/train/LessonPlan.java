package beatmaster.train;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.groove.FillBars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What the network is taught in an epoch: every performance once, some of them with a player; medleys, in which a player
 * leads the drums from one groove into another, the style changes, or a fill is asked for; and lessons in following, in which the
 * drums have been playing something else than the player does and must go with the player. What is asked for is hidden about half
 * the time, so that each wish can be left alone. Some lessons change their loudness on the way, which is asked for. Deterministic
 * for a seed.
 */
final class LessonPlan {

    private static final double WITH_PLAYER = 0.4;
    private static final double SHOWN = 0.5;
    /** Medleys add this share to the bars of an epoch. */
    private static final double MEDLEYS = 0.3;
    /** Lessons in following add this share. */
    private static final double FOLLOWING = 0.1;
    private static final double CHANGES_LOUDNESS = 0.12;
    /** So often a longer take begins some bars in, so that the drummer also learns to begin in the middle of a groove. */
    private static final double JOINS_LATE = 0.3;
    private static final int EARLY_BARS = 8;
    private static final int WISH_STEPS = 8 * Grid.STEPS_PER_BAR;

    private final List<Performance> grooves;
    private final List<Performance> fills;
    private final List<Performance> all;
    private final List<String> styles;
    private final int bars;

    /**
     * @param performances those of the training split
     * @param styles the model's list, whose indices the lessons use
     */
    LessonPlan(List<Performance> performances, List<String> styles) {
        all = performances;
        grooves = performances.stream().filter(p -> !p.fill() && p.groove().bars() >= 4).toList();
        fills = performances.stream().filter(Performance::fill).toList();
        this.styles = styles;
        bars = performances.stream().mapToInt(p -> p.groove().bars()).sum();
    }

    /** The lessons of one epoch, in an order of chance. */
    List<Lesson> epoch(long seed) {
        Random random = new Random(seed);
        List<Lesson> lessons = new ArrayList<>();
        for (Performance performance : all) {
            lessons.add(performance(performance, random));
        }
        for (int medleyBars = 0; !grooves.isEmpty() && medleyBars < MEDLEYS * bars; ) {
            Lesson medley = medley(random);
            lessons.add(medley);
            medleyBars += medley.length() / Grid.STEPS_PER_BAR;
        }
        for (int followedBars = 0; !grooves.isEmpty() && followedBars < FOLLOWING * bars; ) {
            Lesson following = following(random);
            lessons.add(following);
            followedBars += following.length() / Grid.STEPS_PER_BAR;
        }
        Collections.shuffle(lessons, random);
        return lessons;
    }

    private Lesson performance(Performance performance, Random random) {
        Medley medley = new Medley();
        int bars = performance.groove().bars();
        boolean joins = bars >= 2 * EARLY_BARS && random.nextDouble() < JOINS_LATE;
        medley.add(performance, joins ? 1 + random.nextInt(EARLY_BARS) : 0, bars);
        Lesson lesson = asked(medley, random, SHOWN);
        if (random.nextDouble() < WITH_PLAYER) {
            medley.lead(lesson, new DerivedPlayer(random));
        }
        return lesson;
    }

    private Lesson medley(Random random) {
        Medley medley = new Medley();
        boolean waits = random.nextInt(3) == 0;
        if (waits) {
            medley.rest(1 + random.nextInt(2));
        }
        Performance first = byBars(random);
        boolean sameStyle = random.nextInt(3) > 0;
        addPart(medley, first, random);
        for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
            Performance next = sameStyle ? likeBy(first, random) : byBars(random);
            addFill(medley, first.style(), random);
            addPart(medley, next, random);
        }
        Lesson lesson = asked(medley, random, 0.8);
        if (waits || random.nextInt(4) > 0) {
            medley.lead(lesson, new DerivedPlayer(random));
        }
        return lesson;
    }

    /**
     * The player plays with one groove, the drums remember having played another: what they are to play is the first. The first
     * bar is only listened to, for until it has gone the player could not be known.
     */
    private Lesson following(Random random) {
        Performance played = byBars(random);
        Performance remembered = random.nextInt(3) > 0 ? likeBy(played, random) : byBars(random);
        int length = Math.min(Math.min(played.groove().bars(), remembered.groove().bars()), 4 + random.nextInt(9));
        Medley medley = new Medley();
        addPart(medley, played, length, random);
        Medley memory = new Medley();
        addPart(memory, remembered, length, random);
        Lesson lesson = asked(medley, random, 0.8);
        lesson.remember(memory.lesson().groove());
        lesson.onlyListen(0, Grid.STEPS_PER_BAR);
        medley.lead(lesson, new DerivedPlayer(random));
        return lesson;
    }

    private static void askFills(Lesson lesson, Medley.Part part) {
        Groove groove = part.performance().groove();
        for (int at = part.at(); at < part.end(); at += Grid.STEPS_PER_BAR) {
            int bar = (part.from() + at - part.at()) / Grid.STEPS_PER_BAR;
            boolean fill = part.performance().fill() || FillBars.isFill(groove, bar);
            lesson.askFill(at, Math.min(part.end(), at + Grid.STEPS_PER_BAR), fill ? 1 : 0);
        }
    }

    private static void addPart(Medley medley, Performance performance, Random random) {
        addPart(medley, performance, Math.min(performance.groove().bars(), 4 + random.nextInt(9)), random);
    }

    private static void addPart(Medley medley, Performance performance, int length, Random random) {
        int from = random.nextInt(performance.groove().bars() - length + 1);
        medley.add(performance, from, from + length);
    }

    private void addFill(Medley medley, String style, Random random) {
        List<Performance> fitting = fills.stream().filter(fill -> fill.style().equals(style)).toList();
        if (!fitting.isEmpty() && random.nextBoolean()) {
            Performance fill = fitting.get(random.nextInt(fitting.size()));
            medley.add(fill, 0, Math.min(2, fill.groove().bars()));
        }
    }

    /** A groove, the longer the likelier. */
    private Performance byBars(Random random) {
        int total = grooves.stream().mapToInt(p -> p.groove().bars()).sum();
        int at = random.nextInt(total);
        for (Performance performance : grooves) {
            at -= performance.groove().bars();
            if (at < 0) {
                return performance;
            }
        }
        throw new IllegalStateException("bars were counted wrong: " + total);
    }

    /** Another groove of the same style, if there is one to be met with. */
    private Performance likeBy(Performance first, Random random) {
        Performance next = byBars(random);
        for (int tries = 0; !next.style().equals(first.style()) && tries < 200; tries++) {
            next = byBars(random);
        }
        return next;
    }

    /** The lesson with its wishes. */
    private Lesson asked(Medley medley, Random random, double styleShown) {
        LoudnessChanges changes = random.nextDouble() < CHANGES_LOUDNESS
                ? LoudnessChanges.of(medley.length(), WISH_STEPS, random) : LoudnessChanges.none();
        Lesson lesson = medley.lesson(changes);
        ask(lesson, medley, random, styleShown);
        askKnobs(lesson, changes, random);
        return lesson;
    }

    private void ask(Lesson lesson, Medley medley, Random random, double styleShown) {
        boolean showsStyle = random.nextDouble() < styleShown;
        boolean showsFill = random.nextDouble() < SHOWN;
        for (Medley.Part part : medley.parts()) {
            if (part.performance() == null) {
                continue;
            }
            if (showsStyle) {
                lesson.askStyle(part.at(), part.end(), styles.indexOf(part.performance().style()));
            }
            if (showsFill) {
                askFills(lesson, part);
            }
        }
    }

    private static void askKnobs(Lesson lesson, LoudnessChanges changes, Random random) {
        for (int from = 0; from < lesson.length(); from += WISH_STEPS) {
            int to = Math.min(lesson.length(), from + WISH_STEPS);
            if (random.nextDouble() < SHOWN) {
                lesson.askDensity(from, to);
            }
            if (random.nextDouble() < SHOWN || changes.changes(from)) {
                lesson.askIntensity(from, to);
            }
        }
    }
}
