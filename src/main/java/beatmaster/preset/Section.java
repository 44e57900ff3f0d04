package beatmaster.preset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a preset file: hands out checked values, and at the end refuses keys that nobody asked for. Every refusal
 * says file, line, rule and value.
 */
final class Section {

    private final Path file;
    private final String prefix;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Section(Path file, String prefix, MappingNode node) {
        this.file = file;
        this.prefix = prefix;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw failure(tuple.getKeyNode(), "a key must be a word", "a list or section");
            }
            if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                throw failure(key, "a key must stand once in its section", key.getValue());
            }
            keys.put(key.getValue(), key);
        }
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /** A word or sentence of 1..200 characters. */
    String text(String key) {
        ScalarNode scalar = scalar(key, required(key));
        String text = scalar.getValue().strip();
        if (text.isEmpty() || text.length() > 200) {
            throw failure(scalar, prefix + key + " must be 1..200 characters of text", text.length() + " characters");
        }
        return text;
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    int whole(String key, int least, int most) {
        return whole(prefix + key, required(key), least, most);
    }

    int whole(String key, int least, int most, int otherwise) {
        return has(key) ? whole(key, least, most) : otherwise;
    }

    double number(String key, double least, double most, double otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        ScalarNode scalar = scalar(key, values.get(key));
        try {
            double number = Double.parseDouble(scalar.getValue());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same rule is broken.
        }
        throw failure(scalar, prefix + key + " must be " + plain(least) + ".." + plain(most), scalar.getValue());
    }

    /** The section below {@code key}; an empty one where there is none. */
    Section section(String key) {
        if (!has(key)) {
            return new Section(file, prefix + key + ".", new MappingNode(node.getTag(), List.of(), node.getFlowStyle()));
        }
        return section(prefix + key, values.get(key));
    }

    /** The value below {@code key} as a section, or null where it is something else. */
    Section sectionIfAny(String key) {
        return has(key) && values.get(key) instanceof MappingNode ? section(prefix + key, values.get(key)) : null;
    }

    /** The items below {@code key}: a list, or one value in place of a list of one; none where the key is absent. */
    List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node value = values.get(key);
        return value instanceof SequenceNode list ? list.getValue() : List.of(value);
    }

    /** Names, each of 1..200 characters. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            String text = scalar(key, item).getValue().strip();
            if (text.isEmpty() || text.length() > 200) {
                throw failure(item, prefix + key + " must be names of 1..200 characters", text.length() + " characters");
            }
            texts.add(text);
        }
        return texts;
    }

    /** An item of {@link #items} as a number. */
    int wholeItem(String key, Node item, int least, int most) {
        return whole(prefix + key, item, least, most);
    }

    /** An item of {@link #items} as a section. */
    Section sectionItem(String key, Node item) {
        return section(prefix + key, item);
    }

    private int whole(String name, Node value, int least, int most) {
        if (value instanceof ScalarNode scalar) {
            try {
                int number = Integer.parseInt(scalar.getValue());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The same rule is broken.
            }
            throw failure(scalar, name + " must be a whole number " + least + ".." + most, scalar.getValue());
        }
        throw failure(value, name + " must be a whole number " + least + ".." + most, "a list or section");
    }

    private Section section(String name, Node value) {
        if (value instanceof MappingNode mapping) {
            return new Section(file, name + ".", mapping);
        }
        throw failure(value, name + " must be a section of keys and values",
                value instanceof ScalarNode scalar ? scalar.getValue() : "a list");
    }

    /** To be called when all has been read. */
    void refuseOtherKeys() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                String where = prefix.isEmpty() ? "" : "under " + prefix.substring(0, prefix.length() - 1) + " ";
                throw failure(key.getValue(), "a key " + where + "must be one of " + String.join(", ", known), key.getKey());
            }
        }
    }

    PresetFailure failure(Node at, String rule, Object value) {
        String line = at.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        return new PresetFailure(file + line + ": " + rule + ": " + value);
    }

    /** A refusal of the value below {@code key}. */
    PresetFailure failure(String key, String rule, Object value) {
        return failure(values.getOrDefault(key, node), rule, value);
    }

    private Node required(String key) {
        if (!has(key)) {
            throw failure(node, "a preset must say", prefix + key);
        }
        return values.get(key);
    }

    private ScalarNode scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar;
        }
        throw failure(value, prefix + key + " must be one value", "a list or section");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
