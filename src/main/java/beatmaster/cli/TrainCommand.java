package beatmaster.cli;

import beatmaster.dataset.DataSet;
import beatmaster.lstm.Architecture;
import beatmaster.reference.ReferenceFailure;
import beatmaster.reference.ReferenceFile;
import beatmaster.reference.ReferenceKind;
import beatmaster.reference.ReferenceSettings;
import beatmaster.reference.ReferenceTrainer;
import beatmaster.train.DataCredit;
import beatmaster.train.Trainer;
import beatmaster.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code train}: learns a network from a data file. Ctrl-C keeps the best one so far. */
@Command(name = "train", description = "Train a network on a data file; Ctrl-C ends it and keeps the best so far.")
final class TrainCommand implements Callable<Integer> {

    private static final int LARGEST = 2048;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "A data file (make one: dataset IN --out FILE).")
    private Path data;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The model file to write.")
    private Path out;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "lstm (default: plays live) or bilstm (looks at a window, both ways; for generate only).")
    private Architecture architecture = Architecture.LSTM;

    @Option(names = "--reference", paramLabel = "KIND", converter = KindByName.class,
            description = "Instead of a model a network of others, for evaluate to compare with: original or drum-kit.")
    private ReferenceKind reference;

    @Option(names = "--epochs", paramLabel = "N",
            description = "How often to play all performances (default: ${DEFAULT-VALUE}; original 8, drum-kit 10).")
    private int epochs = 8;

    @Option(names = "--hidden", paramLabel = "N", description = "Cells of a layer (default: ${DEFAULT-VALUE}).")
    private int hidden = 128;

    @Option(names = "--layers", paramLabel = "N", description = "LSTM layers (default: ${DEFAULT-VALUE}).")
    private int layers = 2;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same data, same network (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--resume", description = "Go on from the checkpoint beside the output file.")
    private boolean resume;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(epochs >= 1 && epochs <= 1000, "epochs must be 1..1000: " + epochs);
        require(hidden >= 1 && hidden <= LARGEST, "hidden must be 1.." + LARGEST + ": " + hidden);
        require(layers >= 1 && layers <= 8, "layers must be 1..8: " + layers);
        TrainingRun.requirePlace(out, resume, "another --out, or --resume to go on with it");
        if (reference != null) {
            return trainReference();
        }
        DataSet dataSet = DataSet.read(data);
        TrainingSettings settings = TrainingSettings.of(architecture, hidden, layers, epochs, seed);
        try (TrainingScreen screen = new TrainingScreen(spec.commandLine().getErr())) {
            Trainer trainer = new Trainer(settings, dataSet, ModelLibrary.nameOf(out), LocalDate.now().toString(),
                    facts(dataSet), out, screen);
            say("training on " + dataSet.source() + ": " + settings.shape().weights() + " weights, seed " + seed
                    + "; Ctrl-C keeps the best so far");
            say(TrainingRun.untilStopped(trainer, resume));
        }
        return 0;
    }

    private int trainReference() throws IOException, InterruptedException {
        for (String option : List.of("--arch", "--hidden", "--layers")) {
            require(!given(option), "--reference has its own layers: leave out " + option);
        }
        int heard = given("--epochs") ? epochs : ReferenceSettings.usualEpochs(reference);
        ReferenceSettings settings = ReferenceSettings.of(reference, heard, seed);
        DataSet dataSet = DataSet.read(data);
        Map<String, Object> facts = facts(dataSet, String.format(Locale.ROOT, "--reference %s --epochs %d --seed %d",
                reference.key(), heard, seed));
        try (TrainingScreen screen = new TrainingScreen(spec.commandLine().getErr())) {
            ReferenceTrainer trainer = new ReferenceTrainer(settings, dataSet, ReferenceFile.nameOf(out),
                    LocalDate.now().toString(), facts, out, screen);
            say("training " + settings.shape() + " on " + dataSet.source() + ": " + settings.shape().weights()
                    + " weights, seed " + seed + "; Ctrl-C keeps the best so far");
            say(TrainingRun.untilStopped(stop -> trainer.run(resume, stop)));
        }
        return 0;
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** What the model's card says beside the figures. */
    private Map<String, Object> facts(DataSet dataSet) {
        return facts(dataSet, String.format(Locale.ROOT, "--arch %s --hidden %d --layers %d --epochs %d --seed %d",
                architecture.key(), hidden, layers, epochs, seed));
    }

    private Map<String, Object> facts(DataSet dataSet, String options) {
        Map<String, Object> facts = new LinkedHashMap<>(DataCredit.of(dataSet.source()));
        facts.put("command", String.format(Locale.ROOT, "%s train --data %s --out %s %s", BeatMaster.NAME, data.getFileName(),
                out.getFileName(), options));
        return facts;
    }

    /** picocli's own way would also offer the constants' names. */
    static final class KindByName implements ITypeConverter<ReferenceKind> {
        @Override
        public ReferenceKind convert(String key) {
            try {
                return ReferenceKind.named(key);
            } catch (ReferenceFailure e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
