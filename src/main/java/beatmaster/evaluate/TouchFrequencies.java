package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.StepHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plain baseline of all that a network predicts: how often each set of hits, and for each voice each velocity and
 * offset, was played at this place of the bar in this style.
 *
 * <p>Velocities and offsets are histograms, each mixed with the coarser one (voice and place; voice; all equal) as if that
 * had been seen {@link #COARSER} times.
 */
final class TouchFrequencies implements TouchPredictor {

    static final int VELOCITIES = 127;
    static final int OFFSETS = 121;

    private static final double COARSER = 60;
    private static final double LN2 = Math.log(2);

    private final HistoryPredictor hits;
    private final Map<String, Histogram> histograms = new HashMap<>();
    private String style = "";
    private int place;

    TouchFrequencies(HistoryPredictor hits, List<Performance> performances) {
        this.hits = hits;
        for (Performance performance : performances) {
            Groove groove = performance.groove();
            for (int i = 0; i < groove.length(); i++) {
                learn(performance.style(), groove, i);
            }
        }
    }

    private void learn(String ofStyle, Groove groove, int index) {
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((groove.mask(index) & 1 << v) != 0) {
                for (int level = 0; level < 3; level++) {
                    String context = context(level, ofStyle, Grid.stepInBar(index), v);
                    histograms.computeIfAbsent("v" + context, key -> new Histogram(VELOCITIES))
                            .add(velocityBin(groove.velocity(index, v)));
                    histograms.computeIfAbsent("o" + context, key -> new Histogram(OFFSETS))
                            .add(offsetBin(groove.offset(index, v)));
                }
            }
        }
    }

    private static String context(int level, String style, int place, int voice) {
        return voice + (level > 0 ? " " + place : "") + (level > 1 ? " " + style : "");
    }

    static int velocityBin(float velocity) {
        return Math.max(0, Math.min(VELOCITIES - 1, Math.round(velocity / StepHead.VELOCITY_BIN) - 1));
    }

    static int offsetBin(float offset) {
        return Math.max(0, Math.min(OFFSETS - 1, Math.round((offset + Step.MAX_OFFSET) / StepHead.OFFSET_BIN)));
    }

    @Override
    public String name() {
        return hits.name();
    }

    @Override
    public void begin(Performance performance) {
        hits.begin(performance);
        style = performance.style();
        place = 0;
    }

    @Override
    public double probability(int mask) {
        return hits.probability(mask);
    }

    @Override
    public void append(Step played) {
        hits.append(played);
        place = (place + 1) % Grid.STEPS_PER_BAR;
    }

    @Override
    public double velocityBits(int voice, Step played) {
        return bits("v", voice, velocityBin(played.velocity(voice)), VELOCITIES);
    }

    @Override
    public double meanVelocity(int voice, Step played) {
        return (1 + meanBin("v", voice, VELOCITIES)) * StepHead.VELOCITY_BIN;
    }

    @Override
    public double offsetBits(int voice, Step played) {
        return bits("o", voice, offsetBin(played.offset(voice)), OFFSETS);
    }

    @Override
    public double meanOffset(int voice, Step played) {
        return meanBin("o", voice, OFFSETS) * StepHead.OFFSET_BIN - Step.MAX_OFFSET;
    }

    private double bits(String what, int voice, int bin, int bins) {
        double probability = 1.0 / bins;
        for (int level = 0; level < 3; level++) {
            Histogram histogram = histograms.get(what + context(level, style, place, voice));
            if (histogram != null) {
                probability = (histogram.counts[bin] + COARSER * probability) / (histogram.total + COARSER);
            }
        }
        return -Math.log(probability) / LN2;
    }

    private double meanBin(String what, int voice, int bins) {
        double mean = (bins - 1) / 2.0;
        for (int level = 0; level < 3; level++) {
            Histogram histogram = histograms.get(what + context(level, style, place, voice));
            if (histogram != null) {
                mean = (histogram.sum + COARSER * mean) / (histogram.total + COARSER);
            }
        }
        return mean;
    }

    private static final class Histogram {
        final int[] counts;
        int total;
        long sum;

        Histogram(int bins) {
            counts = new int[bins];
        }

        void add(int bin) {
            counts[bin]++;
            total++;
            sum += bin;
        }
    }
}
