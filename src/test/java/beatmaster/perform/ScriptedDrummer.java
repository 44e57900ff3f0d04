package beatmaster.perform;

import beatmaster.grid.Step;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.ArrayList;
import java.util.List;

/** A drummer by a rule of the test's, who remembers what it was told. */
class ScriptedDrummer implements GrooveModel {

    /** What a drummer plays in its nth step since the reset. */
    interface Rule {
        void play(long n, long seed, StepRequest request, Step decided);
    }

    /** What was asked, in the order of asking, whichever of the two drummers was asked. */
    record Asked(long seed, long n, int stepInBar, int playedMask, float playedVelocity, boolean playerPresent,
            float density, float intensity) {
    }

    private final Rule rule;
    private final List<Asked> asked;
    private long seed;
    private long n;

    ScriptedDrummer(Rule rule, List<Asked> asked) {
        this.rule = rule;
        this.asked = asked;
    }

    /** Two drummers with one memory. */
    static Stage.Drummers pair(Rule rule, List<Asked> asked) {
        return new Stage.Drummers(new ScriptedDrummer(rule, asked), new ScriptedDrummer(rule, asked));
    }

    /** One kick in every step, whose velocity 1..127 counts the steps since the reset. */
    static Rule counting() {
        return (n, seed, request, decided) -> decided.hit(0, (1 + n % 127) / 127f, 0);
    }

    /** What sounded before, one voice further, or a kick after silence: history decides all. */
    static Rule echo() {
        return (n, seed, request, decided) -> {
            for (int v = 0; v < 9; v++) {
                if (request.played.has(v)) {
                    decided.hit((v + 1) % 9, request.played.velocity(v), 0);
                }
            }
            if (decided.isEmpty()) {
                decided.hit(0, 0.5f, 0);
            }
        };
    }

    @Override
    public void reset(long seed) {
        this.seed = seed;
        n = 0;
    }

    @Override
    public void next(StepRequest request, Step decided) {
        asked.add(new Asked(seed, n, request.stepInBar, request.played.mask(), request.played.velocity(0),
                request.player.present, request.density, request.intensity));
        decided.clear();
        rule.play(n++, seed, request, decided);
    }
}
