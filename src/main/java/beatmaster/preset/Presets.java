package beatmaster.preset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of presets that comes with the program. Control thread only. */
public final class Presets {

    /** The preset that plays when none is asked for. */
    public static final String DEFAULT = "gm";

    private static final String ENDING = ".yaml";

    private final Path folder;

    public Presets(Path folder) {
        this.folder = folder;
    }

    /** Their names in alphabetical order; none where there is no folder. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).map(PresetReader::nameOf).sorted().toList();
        } catch (IOException e) {
            throw new PresetFailure(folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads a preset by its name, or any file by its path.
     *
     * @param nameOrFile a name of {@link #names()}, or a path: what has a folder in it or ends in .yaml or .yml
     * @throws PresetFailure if there is none of that name, or it does not hold
     */
    public Preset read(String nameOrFile) {
        if (isFile(nameOrFile)) {
            return PresetReader.read(path(nameOrFile));
        }
        List<String> names = names();
        if (!names.contains(nameOrFile)) {
            throw new PresetFailure("No preset \"" + nameOrFile + "\"; there are: "
                    + (names.isEmpty() ? "none in " + folder : String.join(", ", names)) + " (list them: ./run.sh presets)");
        }
        return PresetReader.read(folder.resolve(nameOrFile + ENDING));
    }

    /** Whether a file is meant and not a name of {@link #names()}. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.matches(".*[/\\\\].*|.*\\.ya?ml");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new PresetFailure("no such preset file: " + text, e);
        }
    }
}
