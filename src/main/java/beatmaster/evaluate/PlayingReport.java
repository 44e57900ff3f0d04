package beatmaster.evaluate;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How a drummer plays by itself, beside how real drummers play. */
public final class PlayingReport {

    private static final int OPENING_BARS = 2;
    private static final int OPENING_STEPS = OPENING_BARS * Grid.STEPS_PER_BAR;

    private final Performers performers;
    private final KnownBars known;
    private final Playing playing;
    private final StyleReport namedStyles;
    private final KnobReport knobs;
    private final FollowingReport following;
    private final int bars;
    private final float temperature;
    private final Map<String, PlayingTally> real = new LinkedHashMap<>();
    private final Map<String, PlayingTally> cold = new LinkedHashMap<>();
    private final Map<String, PlayingTally> primed = new LinkedHashMap<>();

    /**
     * Lets a drummer play and counts.
     *
     * @param styles those that the drummer knows, in the order of their indexes
     * @param data performances; those of split train are what it has learnt from
     * @param judging whose performances it carries on from, if they are of the style
     * @param bars length of each take
     * @param wish temperature and fill of every step of the takes; its style is overwritten
     */
    public PlayingReport(GrooveModel drummer, List<String> styles, DataSet data, Split judging, int bars,
            StepRequest wish) {
        performers = new Performers(data, judging);
        known = new KnownBars(data.performances(Split.TRAIN));
        this.bars = bars;
        temperature = wish.temperature;
        playing = Playing.of(drummer, styles, performers, bars, wish);
        namedStyles = new StyleReport(playing, performers);
        knobs = new KnobReport(drummer, styles);
        following = new FollowingReport(drummer, styles, performers);
        for (String style : styles) {
            real.put(style, tally(realGrooves(style)));
            cold.put(style, tally(playing.cold().get(style)));
            primed.put(style, tally(playing.primed().get(style)));
        }
    }

    private PlayingTally tally(List<Groove> grooves) {
        PlayingTally tally = new PlayingTally(known);
        grooves.forEach(tally::add);
        return tally;
    }

    /** All of it, as a text. */
    public String text() {
        return groovesText() + "\n" + openings() + novelty()
                + "\nEight-bar pieces whose style a classifier names, which learnt from real pieces of split train\n"
                + namedStyles.text() + "\nKnobs: rank correlation of what was asked for and what came\n" + knobs.text()
                + "\n" + following.text();
    }

    /** One row a style: hits a bar, share of steps as a bar before, share of bars repeated; real, cold, primed. */
    private String groovesText() {
        Table table = new Table();
        table.row("", "hits a bar", "", "", "steps as a bar before", "", "", "bars repeated", "", "");
        table.row("style", "real", "cold", "primed", "real", "cold", "primed", "real", "cold", "primed");
        real.keySet().forEach(style -> table.row(row(style, real.get(style), cold.get(style), primed.get(style))));
        table.row(row("mean", new PlayingTally[3]));
        return table.toString();
    }

    private List<String> row(String name, PlayingTally... three) {
        List<String> row = new ArrayList<>(List.of(name));
        for (int i = 0; i < 3; i++) {
            row.add(Table.figure(value(i, three, PlayingTally::hitsPerBar), 1));
        }
        for (int i = 0; i < 3; i++) {
            row.add(Table.percent(value(i, three, PlayingTally::sameSteps)));
        }
        for (int i = 0; i < 3; i++) {
            row.add(Table.percent(value(i, three, PlayingTally::sameBars)));
        }
        return row;
    }

    /**
     * Of one style, or where none is given the mean over the styles that have takes of all kinds: real counts no more by
     * length.
     */
    private double value(int kind, PlayingTally[] three, ToDoubleFunction<PlayingTally> figure) {
        if (three[kind] != null) {
            return figure.applyAsDouble(three[kind]);
        }
        Map<String, PlayingTally> chosen = List.of(real, cold, primed).get(kind);
        return chosen.entrySet().stream().filter(entry -> hasAllKinds(entry.getKey()))
                .mapToDouble(entry -> figure.applyAsDouble(entry.getValue())).average().orElse(Double.NaN);
    }

    /** How it opens from nothing: hits a bar of its first two bars, beside those of real grooves; means over the styles. */
    private String openings() {
        return "Hits a bar in the first two bars, mean of the styles: real " + Table.figure(opening(this::realGrooves), 1)
                + ", cold " + Table.figure(opening(playing.cold()::get), 1) + "\n";
    }

    private List<Groove> realGrooves(String style) {
        return performers.ofStyle(style).stream().map(Performance::groove).toList();
    }

    private double opening(Function<String, List<Groove>> grooves) {
        return real.keySet().stream()
                .mapToDouble(style -> grooves.apply(style).stream().filter(groove -> groove.length() >= OPENING_STEPS)
                        .mapToInt(groove -> groove.slice(0, OPENING_STEPS).hits()).average().orElse(Double.NaN))
                .filter(hits -> !Double.isNaN(hits)).average().orElse(Double.NaN) / OPENING_BARS;
    }

    /** Whether it plays by heart: share of its bars that stand in the training data, beside that of the judging split. */
    private String novelty() {
        return "Bars that stand in split train: cold " + Table.percent(sum(cold).known()) + ", primed "
                + Table.percent(sum(primed).known()) + ", real ones of split " + performers.judging().key() + " "
                + Table.percent(judging().known()) + "\n";
    }

    /** A distribution in real drummers' playing. */
    double[] real(Function<PlayingTally, double[]> shares) {
        return mean(real, shares);
    }

    /** The same in what it played from nothing. */
    double[] cold(Function<PlayingTally, double[]> shares) {
        return mean(cold, shares);
    }

    /** The same in what it carried on with. */
    double[] primed(Function<PlayingTally, double[]> shares) {
        return mean(primed, shares);
    }

    /** Every style that has takes of all kinds counts the same, or the three would differ by their styles alone. */
    private double[] mean(Map<String, PlayingTally> tallies, Function<PlayingTally, double[]> shares) {
        List<double[]> each = tallies.keySet().stream().filter(this::hasAllKinds)
                .map(style -> shares.apply(tallies.get(style))).toList();
        double[] mean = new double[shares.apply(new PlayingTally(known)).length];
        for (double[] one : each) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / each.size();
            }
        }
        return mean;
    }

    private boolean hasAllKinds(String style) {
        return primed.get(style).bars() > 0;
    }

    /** Real drummers, in the split that judges. */
    private PlayingTally judging() {
        return tally(performers.data().performances(performers.judging()).stream().map(Performance::groove).toList());
    }

    /** For JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("bars", bars);
        map.put("standInTrain", Map.of("cold", sum(cold).known(), "primed", sum(primed).known(), "real", judging().known()));
        Map<String, Object> byStyle = new LinkedHashMap<>();
        map.put("temperature", temperature);
        map.put("openingHitsPerBar", Map.of("real", opening(this::realGrooves), "cold", opening(playing.cold()::get)));
        map.put("stylesNamed", namedStyles.toMap());
        map.put("knobs", knobs.toMap());
        map.put("following", following.toMap());
        for (String style : real.keySet()) {
            Map<String, Object> three = new LinkedHashMap<>();
            three.put("real", real.get(style).toMap());
            three.put("cold", cold.get(style).toMap());
            three.put("primed", primed.get(style).toMap());
            byStyle.put(style, three);
        }
        map.put("byStyle", byStyle);
        return map;
    }

    private PlayingTally sum(Map<String, PlayingTally> tallies) {
        PlayingTally sum = new PlayingTally(known);
        tallies.values().forEach(sum::add);
        return sum;
    }
}
