package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.List;

/** Walks predictors through performances that they have not learnt from and counts their surprise. */
public final class Judge {

    private static final double LN2 = Math.log(2);
    private static final int VELOCITIES = 127;

    private final List<Performance> performances;
    private final KnownBars known;

    /**
     * @param training what was learnt from: its bars are not novel
     * @param performances what judges
     */
    public Judge(List<Performance> training, List<Performance> performances) {
        known = new KnownBars(training);
        this.performances = List.copyOf(performances);
    }

    /** Judges one predictor by all performances. */
    public Judgement judge(StepPredictor predictor) {
        Judgement judgement = new Judgement(predictor.name());
        for (Performance performance : performances) {
            Tally all = judgement.all().computeIfAbsent(performance.style(), style -> new Tally());
            Tally novel = judgement.novel().computeIfAbsent(performance.style(), style -> new Tally());
            judge(predictor, performance, all, novel);
        }
        return judgement;
    }

    private void judge(StepPredictor predictor, Performance performance, Tally all, Tally novel) {
        predictor.begin(performance);
        Groove groove = performance.groove();
        Step step = new Step();
        boolean isNovel = true;
        for (int i = 0; i < groove.length(); i++) {
            if (Grid.stepInBar(i) == 0) {
                isNovel = !known.has(groove, i / Grid.STEPS_PER_BAR);
            }
            groove.read(i, step);
            Tally charged = charge(predictor, step);
            all.add(charged);
            if (isNovel) {
                novel.add(charged);
            }
            predictor.append(step);
        }
    }

    private static Tally charge(StepPredictor predictor, Step step) {
        Tally tally = new Tally();
        tally.addStep(-Math.log(predictor.probability(step.mask())) / LN2);
        if (predictor instanceof TouchPredictor touch) {
            for (int v = 0; v < Voice.COUNT; v++) {
                if (step.has(v)) {
                    tally.addHit(touch.velocityBits(v, step),
                            VELOCITIES * Math.abs(touch.meanVelocity(v, step) - step.velocity(v)),
                            touch.offsetBits(v, step),
                            Math.abs(touch.meanOffset(v, step) - step.offset(v)));
                }
            }
        }
        return tally;
    }
}
