package beatmaster.preset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One small YAML file as nodes that know their lines. What a preset never needs is refused before it can hurt: large files,
 * deep nesting, anchors and aliases, several documents.
 */
final class YamlFile {

    /** A thorough preset has 4 kB. */
    static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 8;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).setCodePointLimit(MAX_BYTES)
            .setAllowNonScalarKeys(true).build();

    private final Path file;

    private YamlFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file's one mapping.
     *
     * @throws PresetFailure if it cannot be read or is no mapping
     */
    static Section read(Path file) {
        return new YamlFile(file).root();
    }

    private Section root() {
        String text = text();
        try {
            checkShape(text);
            Optional<Node> node = new Compose(SETTINGS).composeString(text);
            if (node.isEmpty()) {
                throw new PresetFailure(file + ": a preset must not be empty");
            }
            if (!(node.get() instanceof MappingNode mapping)) {
                throw failure(node.get().getStartMark(), "a preset must be a list of keys and values");
            }
            return new Section(file, "", mapping);
        } catch (MarkedYamlEngineException e) {
            throw failure(e.getProblemMark().or(e::getContextMark), "no valid YAML, " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PresetFailure(file + ": no valid YAML, " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private String text() {
        try {
            long size = Files.size(file);
            if (Files.isDirectory(file) || size > MAX_BYTES) {
                throw new PresetFailure(file + ": a preset must be a file of at most " + MAX_BYTES + " bytes: "
                        + (Files.isDirectory(file) ? "a folder" : size));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new PresetFailure("no such preset file: " + file, e);
        } catch (CharacterCodingException e) {
            throw new PresetFailure(file + ": a preset must be UTF-8 text", e);
        } catch (IOException e) {
            throw new PresetFailure(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Event by event, which needs no recursion, unlike the making of nodes. */
    private void checkShape(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                case Alias -> throw failure(event.getStartMark(), "a preset must not use aliases");
                default -> { }
            }
            if (depth > MAX_DEPTH || documents > 1) {
                throw failure(event.getStartMark(), depth > MAX_DEPTH
                        ? "a preset must not nest deeper than " + MAX_DEPTH : "a preset must be one document");
            }
        }
    }

    private PresetFailure failure(Optional<Mark> mark, String rule) {
        return new PresetFailure(file + mark.map(at -> ":" + (at.getLine() + 1)).orElse("") + ": " + rule);
    }
}
