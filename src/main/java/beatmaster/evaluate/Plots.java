package beatmaster.evaluate;

import beatmaster.grid.Step;
import beatmaster.groove.StepHead;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws figures as PNG pictures, in memory; needs no screen, but Java's font support. */
public final class Plots {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;

    /** What a model of ours learns. */
    public static final String ALL_TAUGHT = "loss with velocity and offset, training";
    /** What a network that says nothing of velocity and offset learns. */
    public static final String HITS_TAUGHT = "hits, training";

    private Plots() {
    }

    /** Bits a step for the hits by style: a group of bars a style, a bar a predictor. */
    public static byte[] bitsByStyle(LikelihoodReport report) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
                .title("Surprise at the hits, by style (less is better)").yAxisTitle("bits a step").build();
        chart.getStyler().setXAxisLabelRotation(30);
        chart.getStyler().setAvailableSpaceFill(0.8);
        List<String> styles = new ArrayList<>(report.styles());
        styles.add("total");
        for (Judgement judgement : report.compared()) {
            List<Double> bits = new ArrayList<>();
            for (String style : report.styles()) {
                bits.add(zeroIfNone(judgement.all().getOrDefault(style, new Tally()).hitBits()));
            }
            bits.add(zeroIfNone(Judgement.total(judgement.all()).hitBits()));
            chart.addSeries(judgement.name(), styles, bits);
        }
        return png(chart);
    }

    /** How hard drummers strike: share of hits up to each velocity. */
    public static byte[] velocities(String name, PlayingReport report) {
        double[] x = new double[TouchFrequencies.VELOCITIES];
        for (int bin = 0; bin < x.length; bin++) {
            x[bin] = bin + 1;
        }
        XYChart chart = lines("Velocities, mean of the styles", "velocity", "share of hits up to it");
        addThree(chart, name, x, report.real(PlayingTally::velocities), report.cold(PlayingTally::velocities),
                report.primed(PlayingTally::velocities));
        return png(chart);
    }

    /** How early or late they strike: share of hits up to each offset from the grid. */
    public static byte[] offsets(String name, PlayingReport report) {
        double[] x = new double[TouchFrequencies.OFFSETS];
        for (int bin = 0; bin < x.length; bin++) {
            x[bin] = bin * StepHead.OFFSET_BIN - Step.MAX_OFFSET;
        }
        XYChart chart = lines("Offsets from the grid, mean of the styles", "sixteenths (negative is early)",
                "share of hits up to it");
        addThree(chart, name, x, report.real(PlayingTally::offsets), report.cold(PlayingTally::offsets),
                report.primed(PlayingTally::offsets));
        return png(chart);
    }

    /**
     * Loss and validation over the epochs.
     *
     * @param loss what the loss in training is of: {@link #ALL_TAUGHT} or {@link #HITS_TAUGHT}
     */
    public static byte[] trainingCurve(String name, String loss, TrainingCurve curve) {
        XYChart chart = lines("Training of " + name, "epoch", "bits a step");
        chart.addSeries("hits, validation", curve.epochs(), curve.validationBits());
        chart.addSeries(loss, curve.epochs(), curve.trainingBits());
        return png(chart);
    }

    private static void addThree(XYChart chart, String name, double[] x, double[] real, double[] cold, double[] primed) {
        chart.addSeries("real", x, cumulative(real)).setLineColor(Color.DARK_GRAY);
        chart.addSeries(name + ", cold", x, cumulative(cold));
        chart.addSeries(name + ", primed", x, cumulative(primed));
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0).setXAxisDecimalPattern("0.##").setPlotGridLinesVisible(true);
        chart.getSeriesMap().values().forEach(series -> series.setMarker(SeriesMarkers.NONE));
    }

    /** Shares added up: the loudest velocity alone holds an eighth of all hits, and would dwarf the rest. */
    private static double[] cumulative(double[] shares) {
        double[] sums = shares.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private static XYChart lines(String title, String x, String y) {
        return new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(y).build();
    }

    private static double zeroIfNone(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static <S extends Styler> byte[] png(Chart<S, ?> chart) {
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setChartBackgroundColor(Color.WHITE);
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot fail to be written", e);
        }
    }
}
