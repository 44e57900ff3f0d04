package beatmaster.lstm;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import beatmaster.groove.StyleHabits;
import com.fasterxml.jackson.jr.ob.JSON;

/**
 * What a model file says of itself. Immutable.
 *
 * @param name what a user calls it
 * @param shape the network's sizes
 * @param encoding name of the step encoding that makes its features
 * @param head name of the layout of its outputs
 * @param styles the styles it knows, in the order of their indexes
 * @param created the date it was made, ISO 8601
 * @param card free facts: what it was trained on, command, seed, licence, credit, measured scores
 * @param habits for each style, in the order of their indexes, what {@link StyleHabits} counts; empty if it is not known
 */
public record ModelHeader(String name, NetworkShape shape, String encoding, String head, List<String> styles,
                          String created, Map<String, Object> card, List<List<Integer>> habits) {

    public ModelHeader {
        styles = List.copyOf(styles);
        card = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(card));
        habits = habits.stream().map(List::copyOf).toList();
        if (!habits.isEmpty() && habits.size() != styles.size()) {
            throw new ModelFailure("a model knows the habits of all its styles or of none: " + styles.size() + " styles, "
                    + habits.size() + " with habits");
        }
    }

    /** A model that knows no habits. */
    public ModelHeader(String name, NetworkShape shape, String encoding, String head, List<String> styles, String created,
                       Map<String, Object> card) {
        this(name, shape, encoding, head, styles, created, card, List.of());
    }

    /** The habits by which a drummer imagines how to begin; null if the model has none. */
    public StyleHabits styleHabits() {
        return habits.isEmpty() ? null : new StyleHabits(habits.stream()
                .map(percents -> percents.stream().mapToInt(Integer::intValue).toArray()).toList());
    }

    /** The same with other habits. */
    public ModelHeader withHabits(List<int[]> percents) {
        return new ModelHeader(name, shape, encoding, head, styles, created, card,
                percents.stream().map(style -> java.util.Arrays.stream(style).boxed().toList()).toList());
    }

    /** The same with another card. */
    public ModelHeader withCard(Map<String, Object> newCard) {
        return new ModelHeader(name, shape, encoding, head, styles, created, newCard, habits);
    }

    String toJson() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("arch", shape.architecture().key());
        map.put("encoding", encoding);
        map.put("head", head);
        map.put("inputs", shape.inputs());
        map.put("hidden", shape.hidden());
        map.put("layers", shape.layers());
        map.put("outputs", shape.outputs());
        map.put("window", shape.window());
        map.put("styles", styles);
        map.put("created", created);
        map.put("card", card);
        map.put("habits", habits);
        return JSON.std.asString(map);
    }

    /** @throws ModelFailure if a field is missing, of another type or out of range */
    static ModelHeader fromJson(String json) {
        Map<String, Object> map;
        try {
            map = JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new ModelFailure("its header is not JSON", e);
        }
        NetworkShape shape = new NetworkShape(Architecture.named(text(map, "arch")), number(map, "inputs"),
                number(map, "hidden"), number(map, "layers"), number(map, "outputs"), number(map, "window"));
        return new ModelHeader(text(map, "name"), shape, text(map, "encoding"), text(map, "head"), styles(map),
                text(map, "created"), card(map), habits(map));
    }

    private static String text(Map<String, Object> map, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new ModelFailure("its header's \"" + key + "\" must be text: " + map.get(key));
    }

    private static int number(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Integer number) {
            return number;
        }
        throw new ModelFailure("its header's \"" + key + "\" must be a whole number: " + map.get(key));
    }

    private static List<String> styles(Map<String, Object> map) {
        if (map.get("styles") instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new ModelFailure("its header's \"styles\" must be a list of names: " + map.get("styles"));
    }

    private static List<List<Integer>> habits(Map<String, Object> map) {
        List<List<Integer>> habits = new java.util.ArrayList<>();
        if (map.get("habits") instanceof List<?> styles) {
            for (Object style : styles) {
                habits.add(percents(style));
            }
        }
        return habits;
    }

    private static List<Integer> percents(Object style) {
        if (style instanceof List<?> list && list.size() == StyleHabits.SIZE
                && list.stream().allMatch(each -> each instanceof Integer percent && percent >= 0 && percent <= 100)) {
            return list.stream().map(Integer.class::cast).toList();
        }
        throw new ModelFailure("its header's \"habits\" must be " + StyleHabits.SIZE + " numbers 0..100 for each style");
    }

    private static Map<String, Object> card(Map<String, Object> map) {
        Map<String, Object> card = new LinkedHashMap<>();
        if (map.get("card") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> card.put(String.valueOf(key), value));
        }
        return card;
    }
}
