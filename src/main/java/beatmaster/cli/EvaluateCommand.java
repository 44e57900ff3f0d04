package beatmaster.cli;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.evaluate.Baselines;
import beatmaster.evaluate.Judge;
import beatmaster.evaluate.Judgement;
import beatmaster.evaluate.LikelihoodReport;
import beatmaster.evaluate.NetworkPredictor;
import beatmaster.evaluate.NetworkPredictor.Told;
import beatmaster.evaluate.PlayingReport;
import beatmaster.evaluate.Plots;
import beatmaster.evaluate.StepPredictor;
import beatmaster.evaluate.TrainingCurve;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepRequest;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.reference.ReferenceFile;
import beatmaster.reference.ReferencePredictor;
import beatmaster.smf.WholeFile;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate}: judges models by performances they have not learnt from, beside what they have to beat. */
@Command(name = "evaluate", description = "Judge models by recordings they have not learnt from, beside plain baselines.")
final class EvaluateCommand implements Callable<Integer> {

    private static final int LONGEST_BARS = 10_000;
    private static final float COOLEST = 0.1f;
    private static final float HOTTEST = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Names or files of models; none: the baselines alone.")
    private List<String> names = List.of();

    @Option(names = "--data", paramLabel = "FILE", required = true,
            description = "A data file (make one: dataset IN --out FILE).")
    private Path data;

    @Option(names = "--reference", paramLabel = "FILE", split = ",",
            description = "Networks of others to compare with (make one: train --reference KIND).")
    private List<Path> references = List.of();

    @Option(names = "--split", paramLabel = "NAME", description = "What judges: test (default) or validation.")
    private String split = Split.TEST.key();

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure as JSON.")
    private Path json;

    @Option(names = "--plots", paramLabel = "DIR", description = "Draw PNG pictures into this folder.")
    private Path plots;

    @Option(names = "--bars", paramLabel = "N", description = "Length of the takes they play by themselves; 0: none.")
    private int bars = 64;

    @Option(names = "--temperature", paramLabel = "T", description = "Of those takes, 0.1..2 (default: ${DEFAULT-VALUE}).")
    private float temperature = 1;

    @Option(names = "--fill", paramLabel = "F",
            description = "In those takes, 0: no fills asked for, 1: nothing else; left out: free.")
    private float fill = StepRequest.FREE;

    @Override
    public Integer call() throws IOException {
        Split judging = judgingSplit();
        require(bars >= 0 && bars <= LONGEST_BARS, "bars must be 0.." + LONGEST_BARS + ": " + bars);
        require(Float.isNaN(fill) || fill >= 0 && fill <= 1, "fill must be 0..1: " + fill);
        require(temperature >= COOLEST && temperature <= HOTTEST, "temperature must be 0.1..2: " + temperature);
        List<ModelFile> models = models();
        List<ReferenceFile> others = references.stream().map(ReferenceFile::read).toList();
        DataSet dataSet = DataSet.read(data);
        List<Performance> training = dataSet.performances(Split.TRAIN);
        List<Performance> performances = dataSet.performances(judging);
        requirePerformances(Split.TRAIN, training);
        requirePerformances(judging, performances);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %d performances of split %s judge; baselines learn from %d of split train%n%n", data,
                performances.size(), judging.key(), training.size());
        out.flush();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("data", dataSet.source());
        figures.put("split", judging.key());
        LikelihoodReport likelihood = judge(models, others, training, performances);
        print(likelihood, out);
        figures.put("likelihood", likelihood.toList());
        draw("bits-by-style", () -> Plots.bitsByStyle(likelihood));
        drawCurves();
        figures.put("models", letThemPlay(models, dataSet, judging, out));
        writeJson(figures);
        return 0;
    }

    private static LikelihoodReport judge(List<ModelFile> models, List<ReferenceFile> others, List<Performance> training,
            List<Performance> performances) {
        Judge judge = new Judge(training, performances);
        List<Judgement> compared = new ArrayList<>();
        List<Judgement> otherwise = new ArrayList<>();
        Baselines.train(training).forEach(baseline -> compared.add(judge.judge(baseline)));
        others.forEach(other -> compared.add(judge.judge(new ReferencePredictor(other))));
        for (ModelFile model : models) {
            for (Told told : Told.values()) {
                StepPredictor network = new NetworkPredictor(model.header().name() + told.label(), Engine.JAVA.open(model),
                        model.header().styles(), told);
                (told == Told.STYLE ? compared : otherwise).add(judge.judge(network));
            }
        }
        return new LikelihoodReport(compared, otherwise);
    }

    private Map<String, Object> letThemPlay(List<ModelFile> models, DataSet dataSet, Split judging, PrintWriter out)
            throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (ModelFile model : bars == 0 ? List.<ModelFile>of() : models) {
            String name = model.header().name();
            PlayingReport playing = new PlayingReport(new NetworkDrummer(Engine.JAVA.open(model), model.header().styleHabits()), model.header().styles(),
                    dataSet, judging, bars, wish());
            out.println(name + " playing by itself, " + bars + " bars a take: from nothing (cold), and carrying on from"
                    + " two real bars (primed)");
            out.println(playing.text());
            out.flush();
            figures.put(name, Map.of("playing", playing.toMap()));
            draw(name + "-velocities", () -> Plots.velocities(name, playing));
            draw(name + "-offsets", () -> Plots.offsets(name, playing));
        }
        return figures;
    }

    private static void print(LikelihoodReport report, PrintWriter out) {
        out.println("Surprise at what was played (bits; less is better), all styles together");
        out.println(report.totals());
        out.println("Bits a step for the hits, by style");
        out.println(report.byStyle());
        out.println("Bits a step for the hits, only bars that stand in no performance of split train");
        out.println(report.byStyleOnNovelBars());
        out.println("Velocity and offset of the hits, by style");
        out.println(report.touchByStyle());
        out.println("Velocity and offset of the hits, only bars that stand in no performance of split train");
        out.println(report.touchByStyleOnNovelBars());
        out.flush();
    }

    private void drawCurves() throws IOException {
        ModelLibrary library = new ModelLibrary(Installation.find());
        for (String name : plots == null ? List.<String>of() : names) {
            Path file = library.find(name);
            Optional<TrainingCurve> curve = TrainingCurve.beside(file);
            if (curve.isPresent()) {
                String model = library.read(name).header().name();
                draw(model + "-training", () -> Plots.trainingCurve(model, Plots.ALL_TAUGHT, curve.get()));
            }
        }
        for (Path file : plots == null ? List.<Path>of() : references) {
            Optional<TrainingCurve> curve = TrainingCurve.beside(file);
            if (curve.isPresent()) {
                String name = ReferenceFile.nameOf(file);
                draw(name + "-training", () -> Plots.trainingCurve(name, Plots.HITS_TAUGHT, curve.get()));
            }
        }
    }

    private void draw(String name, Supplier<byte[]> picture) throws IOException {
        if (plots == null) {
            return;
        }
        // Pictures are made in memory: on a desktop, no window system is to be bothered.
        System.setProperty("java.awt.headless", "true");
        byte[] png = picture(picture);
        Files.createDirectories(plots);
        WholeFile.write(plots.resolve(name + ".png"), out -> out.write(png));
    }

    private static byte[] picture(Supplier<byte[]> picture) {
        try {
            return picture.get();
        } catch (LinkageError | InternalError e) {
            throw new Failure("Java cannot draw text here: " + e.getMessage()
                    + " (install fontconfig and FreeType, or leave out --plots)", e);
        }
    }

    private Split judgingSplit() {
        return Split.ofKey(split).filter(s -> s != Split.TRAIN).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "split must be test or validation: " + split));
    }

    private StepRequest wish() {
        StepRequest wish = new StepRequest();
        wish.temperature = temperature;
        wish.fill = fill;
        return wish;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private List<ModelFile> models() {
        ModelLibrary library = new ModelLibrary(Installation.find());
        return names.stream().map(library::read).toList();
    }

    private void requirePerformances(Split which, List<Performance> performances) {
        if (performances.isEmpty()) {
            throw new Failure("There is no performance of split " + which.key() + " in " + data
                    + " (what is in it: dataset " + data + " --stats)");
        }
    }

    private void writeJson(Map<String, Object> figures) throws IOException {
        if (json != null) {
            String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures) + System.lineSeparator();
            WholeFile.write(json, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
