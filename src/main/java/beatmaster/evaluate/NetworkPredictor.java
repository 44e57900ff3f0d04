package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.BarMeasure;
import beatmaster.groove.FillBars;
import beatmaster.groove.GrooveMemory;
import beatmaster.groove.LogisticMixture;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepLikelihood;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;
import beatmaster.groove.Unison;
import java.util.List;

/**
 * A network asked what comes next, with the very memory and encoding that it plays with, each step of the performance
 * given to it as what sounded. Nobody else plays.
 */
public final class NetworkPredictor implements TouchPredictor {

    /** What the network is told besides what has sounded. */
    public enum Told {
        /** The style, as every baseline is: the figure to compare. */
        STYLE(""),
        /** Nothing. */
        NOTHING(", no style"),
        /**
         * The style, and of the bar to come how busy and how loud it is and whether it is a fill: hints, no
         * predictions.
         */
        STYLE_AND_KNOBS(", knobs"),
        /** The style, and, step by step, what a player does who strikes with every kick and snare. */
        STYLE_AND_PLAYER(", player");

        private final String label;

        Told(String label) {
            this.label = label;
        }

        /** What a table adds to the network's name. */
        public String label() {
            return label;
        }
    }

    private final String name;
    private final StepNetwork network;
    private final List<String> styles;
    private final Told told;
    private final GrooveMemory memory = new GrooveMemory();
    private final StepRequest request = new StepRequest();
    private final float[] features = new float[StepEncoding.SIZE];
    private final float[] outputs = new float[StepHead.SIZE];
    private Performance performance;
    private int step;
    private double logNorm;
    private boolean asked;

    /** @param styles those that the network knows, in the order of their indexes */
    public NetworkPredictor(String name, StepNetwork network, List<String> styles, Told told) {
        this.name = name;
        this.network = network;
        this.styles = List.copyOf(styles);
        this.told = told;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin(Performance newPerformance) {
        performance = newPerformance;
        memory.clear();
        network.reset();
        request.style = told == Told.NOTHING ? StepRequest.ANY_STYLE : styles.indexOf(performance.style());
        request.player.set(told == Told.STYLE_AND_PLAYER, 0, 0);
        step = 0;
        asked = false;
    }

    @Override
    public void append(Step played) {
        ask();
        if (told == Told.STYLE_AND_PLAYER) {
            KickAndSnarePlayer.listen(played, request.player);
        }
        memory.append(played, request.player);
        step++;
        asked = false;
    }

    @Override
    public double probability(int mask) {
        ask();
        return Math.exp(outputs[mask] - logNorm);
    }

    @Override
    public double velocityBits(int voice, Step played) {
        ask();
        return StepLikelihood.velocityBits(outputs, voice, played);
    }

    @Override
    public double meanVelocity(int voice, Step played) {
        ask();
        double mean = LogisticMixture.mean(outputs, StepHead.velocityOf(voice)) + Unison.velocityShift(outputs, voice, played);
        return Math.max(0, Math.min(1, mean));
    }

    @Override
    public double offsetBits(int voice, Step played) {
        ask();
        return StepLikelihood.offsetBits(outputs, voice, played);
    }

    @Override
    public double meanOffset(int voice, Step played) {
        ask();
        double mean = LogisticMixture.mean(outputs, StepHead.offsetOf(voice)) + Unison.offsetShift(outputs, voice, played);
        return Math.max(-Step.MAX_OFFSET, Math.min(Step.MAX_OFFSET, mean));
    }

    /** To where they would have been, had this bar been asked for with them. */
    private void turnKnobs() {
        int from = step - step % Grid.STEPS_PER_BAR;
        int to = Math.min(performance.groove().length(), from + Grid.STEPS_PER_BAR);
        request.density = BarMeasure.density(performance.groove(), from, to);
        request.intensity = BarMeasure.intensity(performance.groove(), from, to);
        boolean fill = performance.fill() || FillBars.isFill(performance.groove(), from / Grid.STEPS_PER_BAR);
        request.fill = fill ? 1 : 0;
    }

    /** Steps the network once for each step of the performance, when the first question comes. */
    private void ask() {
        if (asked) {
            return;
        }
        request.stepInBar = memory.place();
        if (told == Told.STYLE_AND_KNOBS) {
            turnKnobs();
        }
        StepEncoding.encode(request, memory, features);
        network.step(features, outputs);
        logNorm = StepLikelihood.hitBits(outputs, 0) * Math.log(2) + outputs[0];
        asked = true;
    }
}
