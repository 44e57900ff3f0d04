package beatmaster.evaluate;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.LinkedHashMap;
import java.util.Map;

/** How grooves go, as far as counting tells: busy or thin, steady or wandering, stuck or not, new or learnt by heart. */
final class PlayingTally {

    private final KnownBars known;
    private long bars;
    private long hits;
    private long knownBars;
    private long steps;
    private long sameSteps;
    private long laterBars;
    private long sameBars;
    private final long[] velocities = new long[TouchFrequencies.VELOCITIES];
    private final long[] offsets = new long[TouchFrequencies.OFFSETS];

    PlayingTally(KnownBars known) {
        this.known = known;
    }

    /** Counts a groove of whole bars. */
    void add(Groove groove) {
        for (int bar = 0; bar < groove.length() / Grid.STEPS_PER_BAR; bar++) {
            bars++;
            knownBars += known.has(groove, bar) ? 1 : 0;
            if (bar > 0) {
                compareWithBarBefore(groove, bar * Grid.STEPS_PER_BAR);
            }
        }
        hits += groove.hits();
        addTouch(groove);
    }

    private void compareWithBarBefore(Groove groove, int from) {
        int same = 0;
        for (int i = from; i < from + Grid.STEPS_PER_BAR; i++) {
            same += groove.mask(i) == groove.mask(i - Grid.STEPS_PER_BAR) ? 1 : 0;
        }
        steps += Grid.STEPS_PER_BAR;
        sameSteps += same;
        laterBars++;
        sameBars += same == Grid.STEPS_PER_BAR ? 1 : 0;
    }

    private void addTouch(Groove groove) {
        for (int i = 0; i < groove.length(); i++) {
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((groove.mask(i) & 1 << v) != 0) {
                    velocities[TouchFrequencies.velocityBin(groove.velocity(i, v))]++;
                    offsets[TouchFrequencies.offsetBin(groove.offset(i, v))]++;
                }
            }
        }
    }

    void add(PlayingTally other) {
        bars += other.bars;
        hits += other.hits;
        knownBars += other.knownBars;
        steps += other.steps;
        sameSteps += other.sameSteps;
        laterBars += other.laterBars;
        sameBars += other.sameBars;
        for (int bin = 0; bin < velocities.length; bin++) {
            velocities[bin] += other.velocities[bin];
        }
        for (int bin = 0; bin < offsets.length; bin++) {
            offsets[bin] += other.offsets[bin];
        }
    }

    long bars() {
        return bars;
    }

    double hitsPerBar() {
        return hits / (double) bars;
    }

    /** Share of steps with the same hits as the step a bar before. */
    double sameSteps() {
        return sameSteps / (double) steps;
    }

    /** Share of bars with the same hits as the bar before. */
    double sameBars() {
        return sameBars / (double) laterBars;
    }

    /** Share of bars that stand in the training data. */
    double known() {
        return knownBars / (double) bars;
    }

    /** How the velocities are spread: share of hits for each of 1..127. */
    double[] velocities() {
        return shares(velocities);
    }

    /** How the offsets are spread: share of hits for each 120th of a step, -60..60. */
    double[] offsets() {
        return shares(offsets);
    }

    private double[] shares(long[] counts) {
        double[] shares = new double[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            shares[bin] = counts[bin] / (double) Math.max(1, hits);
        }
        return shares;
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("bars", bars);
        if (bars > 0) {
            map.put("hitsPerBar", hitsPerBar());
            map.put("standInTrain", known());
        }
        if (laterBars > 0) {
            map.put("stepsAsABarBefore", sameSteps());
            map.put("barsRepeated", sameBars());
        }
        return map;
    }
}
