package beatmaster.evaluate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one predictor was charged.
 *
 * @param name of the predictor
 * @param all by style, every bar
 * @param novel by style, without the bars that stand in the training data
 */
public record Judgement(String name, SortedMap<String, Tally> all, SortedMap<String, Tally> novel) {

    Judgement(String name) {
        this(name, new TreeMap<>(), new TreeMap<>());
    }

    /** Over every style. */
    public static Tally total(Map<String, Tally> byStyle) {
        Tally total = new Tally();
        byStyle.values().forEach(total::add);
        return total;
    }
}
