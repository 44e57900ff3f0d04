package beatmaster.evaluate;

import beatmaster.generate.GrooveGenerator;
import beatmaster.grid.Groove;
import beatmaster.groove.BarMeasure;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Whether a drummer does what its knobs ask for: asked in nine steps, in every style, does it become busier and louder? */
final class KnobReport {

    private static final float[] LEVELS = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f};
    private static final int BARS = 16;

    private final GrooveGenerator generator;
    private final Map<String, double[]> density = new LinkedHashMap<>();
    private final Map<String, double[]> intensity = new LinkedHashMap<>();

    /** @param styles those that the drummer knows, in the order of their indexes */
    KnobReport(GrooveModel drummer, List<String> styles) {
        generator = new GrooveGenerator(drummer);
        for (int index = 0; index < styles.size(); index++) {
            density.put(styles.get(index), outcomes(index, true, groove -> BarMeasure.density(groove, 0, groove.length())));
            intensity.put(styles.get(index), outcomes(index, false, KnobReport::loudness));
        }
    }

    private double[] outcomes(int style, boolean asksDensity, ToDoubleFunction<Groove> outcome) {
        double[] outcomes = new double[LEVELS.length];
        for (int level = 0; level < LEVELS.length; level++) {
            StepRequest wish = new StepRequest();
            wish.style = style;
            wish.density = asksDensity ? LEVELS[level] : StepRequest.FREE;
            wish.intensity = asksDensity ? StepRequest.FREE : LEVELS[level];
            outcomes[level] = outcome.applyAsDouble(generator.generate(wish, 1, new Groove(), BARS));
        }
        return outcomes;
    }

    /** Silence is as quiet as can be. */
    private static double loudness(Groove groove) {
        float intensity = BarMeasure.intensity(groove, 0, groove.length());
        return Float.isNaN(intensity) ? 0 : intensity;
    }

    /** Rank correlations, and what each level gave on average. */
    String text() {
        Table table = new Table();
        table.row("", "all styles", "mean style", "worst style", "asked 0.1", "0.3", "0.5", "0.7", "0.9");
        table.row(row("density", density));
        table.row(row("intensity", intensity));
        return table.toString();
    }

    private static List<String> row(String name, Map<String, double[]> outcomes) {
        double[] each = outcomes.values().stream().mapToDouble(KnobReport::correlation).toArray();
        return List.of(name, Table.figure(together(outcomes), 3),
                Table.figure(Arrays.stream(each).average().orElse(Double.NaN), 3),
                Table.figure(Arrays.stream(each).min().orElse(Double.NaN), 3),
                got(outcomes, 0), got(outcomes, 2), got(outcomes, 4), got(outcomes, 6), got(outcomes, 8));
    }

    private static String got(Map<String, double[]> outcomes, int level) {
        return Table.figure(outcomes.values().stream().mapToDouble(o -> o[level]).average().orElse(Double.NaN), 2);
    }

    private static double correlation(double[] outcomes) {
        double[] asked = new double[LEVELS.length];
        for (int level = 0; level < LEVELS.length; level++) {
            asked[level] = LEVELS[level];
        }
        return RankCorrelation.of(asked, outcomes);
    }

    private static double together(Map<String, double[]> outcomes) {
        double[] got = outcomes.values().stream().flatMapToDouble(Arrays::stream).toArray();
        double[] asked = new double[got.length];
        for (int i = 0; i < got.length; i++) {
            asked[i] = LEVELS[i % LEVELS.length];
        }
        return RankCorrelation.of(asked, got);
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("asked", LEVELS);
        map.put("density", Map.of("rankCorrelation", together(density), "outcomes", density));
        map.put("intensity", Map.of("rankCorrelation", together(intensity), "outcomes", intensity));
        return map;
    }
}
