package beatmaster.cli;

import beatmaster.lstm.ModelFailure;
import beatmaster.lstm.ModelFile;
import beatmaster.reference.ReferenceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds a model by its name in the installation's {@code models/}, or by its file. */
final class ModelLibrary {

    /** The model that plays when none is named. */
    static final String DEFAULT = "groove";

    private final Path folder;

    ModelLibrary(Installation installation) {
        folder = installation.models();
    }

    /** The model files there are, sorted by name. */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(ModelFile.SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ModelFailure if there is no such model, its file is no good, or it is not for this program's steps */
    ModelFile read(String nameOrFile) {
        Path file = find(nameOrFile);
        if (ReferenceFile.is(file)) {
            throw new ModelFailure(file + ": a reference network, there to be compared with and not to play (evaluate --reference "
                    + file + ")");
        }
        return ModelFile.open(file);
    }

    /** @throws ModelFailure if there is no such model */
    Path find(String nameOrFile) {
        Path shipped = folder.resolve(nameOrFile + ModelFile.SUFFIX);
        Path file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (isPlainName(nameOrFile) && Files.isRegularFile(shipped)) {
            return shipped;
        }
        throw new ModelFailure("No model is called \"" + nameOrFile + "\" and no such file is there; models: "
                + String.join(", ", names()) + " (tell more of them: ./run.sh models)");
    }

    private List<String> names() {
        return files().stream().map(ModelLibrary::nameOf).toList();
    }

    /** What the model in a file is called: the file's name without {@link ModelFile#SUFFIX}. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ModelFile.SUFFIX) ? name.substring(0, name.length() - ModelFile.SUFFIX.length()) : name;
    }

    private static boolean isPlainName(String name) {
        return !name.contains("/") && !name.contains("\\") && !name.contains("..");
    }
}
