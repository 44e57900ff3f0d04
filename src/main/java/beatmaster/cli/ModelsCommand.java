package beatmaster.cli;

import beatmaster.lstm.ModelFailure;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code models}: lists the models that come with the program. */
@Command(name = "models", description = "List the models: name, architecture, size, surprise in bits, licence, styles.")
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public void run() {
        Installation installation = Installation.find();
        Columns columns = new Columns("name", "arch", "size", "bits", "licence", "styles", "refused");
        for (Path file : new ModelLibrary(installation).files()) {
            add(columns, file);
        }
        if (columns.isEmpty() && !json) {
            spec.commandLine().getOut().println("No models in " + installation.models()
                    + " (make one: train --data FILE --out FILE)");
            spec.commandLine().getOut().flush();
            return;
        }
        columns.print(spec.commandLine().getOut(), json);
    }

    /** One file that is no good must not hide the others: its row says why. */
    private void add(Columns columns, Path file) {
        try {
            ModelHeader header = ModelFile.open(file).header();
            columns.add(header.name(), header.shape().architecture().key(), header.shape().layers() + " x "
                    + header.shape().hidden(), bits(header.card()), String.valueOf(header.card().getOrDefault("licence", "-")),
                    json ? header.styles() : String.join(" ", header.styles()), "");
        } catch (ModelFailure e) {
            String reason = e.getMessage().replace(file + ": ", "");
            columns.add(ModelLibrary.nameOf(file), "-", "-", "-", "-", json ? List.of() : "(cannot be used: " + reason + ")",
                    json ? reason : "");
        }
    }

    /** Bits a step for the hits, of the test split if that was measured, else of the validation split. */
    private static Object bits(Map<String, Object> card) {
        for (String split : List.of("test", "validation")) {
            if (card.get(split) instanceof Map<?, ?> scores && scores.get("hit_bits_per_step") instanceof Number bits) {
                return bits;
            }
        }
        return "-";
    }
}
