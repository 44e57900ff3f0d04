package beatmaster.cli;

import beatmaster.dataset.DataSetBuilder;
import beatmaster.dataset.HeldBack;
import beatmaster.lstm.ModelFile;
import beatmaster.train.Adaptation;
import beatmaster.train.Scores;
import beatmaster.train.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code adapt}: teaches a model how one band drums, by a folder of the band's songs. */
@Command(name = "adapt", description = "Teach a model your own drumming: fine-tune it on a folder of ordinary MIDI files.")
final class AdaptCommand implements Callable<Integer> {

    private static final String ANY = "any";
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME|FILE", defaultValue = ModelLibrary.DEFAULT,
            description = "The model to begin with (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--data", paramLabel = "DIR", required = true,
            description = "Folder or zip of MIDI files, format 0 or 1; other tracks than the drums are passed over.")
    private Path data;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The model file to write.")
    private Path out;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Rounds through the songs; as many of them are kept as do best (default: ${DEFAULT-VALUE}).")
    private int epochs = 4;

    @Option(names = "--seed", paramLabel = "N",
            description = "Chance: in which order is learnt, and which of many files are held back together (default: "
                    + "${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--style", paramLabel = "NAME", description = "The model's style that is taught; left out: any.")
    private String style = ANY;

    @Option(names = "--drum-channel", paramLabel = "1..16", description = "The channel the drums are on; left out: 10, or a "
            + "track called drums, or one that plays like them.")
    private Integer drumChannel;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(epochs >= 1 && epochs <= 1000, "epochs must be 1..1000: " + epochs);
        require(drumChannel == null || drumChannel >= 1 && drumChannel <= 16,
                "--drum-channel must be 1..16: " + drumChannel);
        ModelFile base = new ModelLibrary(Installation.find()).read(model);
        String taught = style.toLowerCase(Locale.ROOT);
        if (!taught.equals(ANY) && !base.header().styles().contains(taught)) {
            throw new Failure("No style is called \"" + style + "\"; the model knows: any, "
                    + String.join(", ", base.header().styles()));
        }
        TrainingRun.requirePlace(out, false, "another --out");
        HeldBack recordings = recordings(taught);
        PrintWriter screen = spec.commandLine().getOut();
        try (TrainingScreen progress = new TrainingScreen(spec.commandLine().getErr())) {
            TrainingSettings settings = TrainingSettings.adapting(base.shape(), epochs, seed);
            Adaptation adaptation = new Adaptation(settings, base, recordings, ModelLibrary.nameOf(out),
                    LocalDate.now().toString(), facts(base), out, progress);
            String end = TrainingRun.untilStopped(adaptation::run);
            SongTable.print(adaptation.songs(), SHOWN, screen);
            screen.println("before: " + told(adaptation.before()));
            screen.println("after:  " + told(adaptation.after()));
            screen.println(end);
            screen.flush();
        }
        return 0;
    }

    private HeldBack recordings(String taught) throws IOException {
        DataSetBuilder builder = new DataSetBuilder(data).unsplit();
        if (drumChannel != null) {
            builder.drumChannel(drumChannel - 1);
        }
        DataSetBuilder.Result result = builder.build();
        PrintWriter screen = spec.commandLine().getOut();
        ImportLines.summary(result.report(), screen);
        ImportLines.leftOut(result.report(), SHOWN, screen);
        HeldBack recordings = HeldBack.of(result.data(), taught, seed);
        screen.println(recordings.told());
        screen.flush();
        return recordings;
    }

    private static String told(Scores scores) {
        return String.format(Locale.ROOT, "%.3f bits a step; velocity %.2f, offset %.2f bits a hit; %.2f bits a step in all",
                scores.hitBits(), scores.velocityBits(), scores.offsetBits(), scores.allBits());
    }

    /** What the model's card says beside the figures: whom it owes what it knew before, and how it was made. */
    private Map<String, Object> facts(ModelFile base) {
        Map<String, Object> card = base.header().card();
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("name", base.header().name());
        origin.put("created", base.header().created());
        origin.put("trained_on", String.valueOf(card.getOrDefault("trained_on", "unknown")));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("adapted_from", origin);
        facts.put("licence", String.valueOf(card.getOrDefault("licence", "unknown")));
        if (card.containsKey("credit")) {
            facts.put("credit", card.get("credit"));
        }
        facts.put("command", String.format(Locale.ROOT, "%s adapt --model %s --data %s --out %s --epochs %d --seed %d "
                + "--style %s%s", BeatMaster.NAME, base.header().name(), data.getFileName(),
                out.getFileName(), epochs, seed, style.toLowerCase(Locale.ROOT),
                drumChannel == null ? "" : " --drum-channel " + drumChannel));
        return facts;
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
