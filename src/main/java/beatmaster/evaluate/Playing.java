package beatmaster.evaluate;

import beatmaster.generate.GrooveGenerator;
import beatmaster.grid.Groove;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a drummer plays by itself, by style.
 *
 * @param cold from nothing
 * @param primed carried on from the first two bars of real performances; empty for a style that has none held out
 */
record Playing(Map<String, List<Groove>> cold, Map<String, List<Groove>> primed) {

    private static final int OPENING_BARS = 2;
    /** Takes of each kind and style: enough to be no single accident, few enough to be played in seconds. */
    private static final int TAKES = 3;

    /**
     * Lets it play.
     *
     * @param styles those that the drummer knows, in the order of their indexes
     * @param bars length of a take
     * @param wish for every step; its style is overwritten
     */
    static Playing of(GrooveModel drummer, List<String> styles, Performers performers, int bars, StepRequest wish) {
        GrooveGenerator generator = new GrooveGenerator(drummer);
        Playing playing = new Playing(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int index = 0; index < styles.size(); index++) {
            String style = styles.get(index);
            wish.style = index;
            List<Groove> cold = new ArrayList<>();
            for (int seed = 1; seed <= TAKES; seed++) {
                cold.add(generator.generate(wish, seed, new Groove(), bars));
            }
            List<Groove> primed = new ArrayList<>();
            for (Groove opening : performers.openings(style, OPENING_BARS, TAKES)) {
                primed.add(generator.generate(wish, primed.size() + 1, opening, bars));
            }
            playing.cold.put(style, cold);
            playing.primed.put(style, primed);
        }
        return playing;
    }
}
