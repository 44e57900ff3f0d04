package beatmaster.lstm;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 */
public record ModelHeader(String name, NetworkShape shape, String encoding, String head, List<String> styles,
                          String created, Map<String, Object> card) {

    public ModelHeader {
        styles = List.copyOf(styles);
        card = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(card));
    }

    /** The same with another card. */
    public ModelHeader withCard(Map<String, Object> newCard) {
        return new ModelHeader(name, shape, encoding, head, styles, created, newCard);
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
                text(map, "created"), card(map));
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

    private static Map<String, Object> card(Map<String, Object> map) {
        Map<String, Object> card = new LinkedHashMap<>();
        if (map.get("card") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> card.put(String.valueOf(key), value));
        }
        return card;
    }
}
