package beatmaster.cli;

import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepRequest;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which drummer plays and in what mood; the same for every command that plays. */
final class DrummerOptions {

    private static final float COOLEST = 0.1f;
    private static final float HOTTEST = 2f;
    /** Seeds that we choose ourselves are short enough to be typed again. */
    private static final long CHOSEN_SEEDS = 1_000_000;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--model", paramLabel = "NAME|FILE", defaultValue = ModelLibrary.DEFAULT,
            description = "The network that plays (default: ${DEFAULT-VALUE}; list: models).")
    private String model;

    @Option(names = "--engine", paramLabel = "NAME", description = "What runs the network: java (default) or dl4j.")
    private String engine = Engine.DEFAULT.key();

    @Option(names = "--style", paramLabel = "NAME", description = "A style that the model knows, or any.")
    private String style;

    private Float temperature;

    @Option(names = "--seed", paramLabel = "N", description = "Chance: the same seed and input give the same notes.")
    private Long seed;

    private float density = StepRequest.FREE;
    private float intensity = StepRequest.FREE;

    // picocli resets a setter's option with null before it parses, hence the boxed types.
    @Option(names = "--temperature", paramLabel = "T",
            description = "How daring: 0.1 (the likeliest) .. 1 (as the drummers did) .. 2 (wild).")
    void setTemperature(Float value) {
        require(value == null || value >= COOLEST && value <= HOTTEST, "temperature must be 0.1..2: " + value);
        temperature = value;
    }

    @Option(names = "--density", paramLabel = "D", description = "How busy: 0..1, hits a bar over 32; left out: free.")
    void setDensity(Float value) {
        require(value == null || value >= 0 && value <= 1, "density must be 0..1: " + value);
        density = value == null ? StepRequest.FREE : value;
    }

    @Option(names = "--intensity", paramLabel = "I", description = "How loud: 0..1, mean velocity; left out: free.")
    void setIntensity(Float value) {
        require(value == null || value >= 0 && value <= 1, "intensity must be 0..1: " + value);
        intensity = value == null ? StepRequest.FREE : value;
    }

    /** The chosen model, checked to be one that this program can feed and hear. */
    ModelFile model(Installation installation) {
        return new ModelLibrary(installation).read(model);
    }

    /** A drummer of its own on the chosen engine. */
    NetworkDrummer drummer(ModelFile file) {
        return new NetworkDrummer(engine().open(file), file.header().styleHabits());
    }

    Engine engine() {
        return Engine.named(engine);
    }

    /**
     * The index of the style that is asked for.
     *
     * @param otherwise the name that holds where the command line has none; null, empty or {@code any} for any
     */
    int style(ModelFile file, String otherwise) {
        String wanted = style != null ? style : otherwise;
        if (wanted == null || wanted.isEmpty() || wanted.equalsIgnoreCase("any")) {
            return StepRequest.ANY_STYLE;
        }
        List<String> styles = file.header().styles();
        int index = styles.indexOf(wanted.toLowerCase(java.util.Locale.ROOT));
        if (index < 0) {
            throw new Failure("No style is called \"" + wanted + "\"; the model knows: any, " + String.join(", ", styles));
        }
        return index;
    }

    /** @param otherwise where the command line has none */
    float temperature(float otherwise) {
        return temperature != null ? temperature : otherwise;
    }

    /** @param otherwise where the command line has none */
    float density(float otherwise) {
        return Float.isNaN(density) ? otherwise : density;
    }

    /** @param otherwise where the command line has none */
    float intensity(float otherwise) {
        return Float.isNaN(intensity) ? otherwise : intensity;
    }

    /** The seed that was named, or one that is chosen now and stays the same from then on. */
    long seed() {
        if (seed == null) {
            seed = ThreadLocalRandom.current().nextLong(CHOSEN_SEEDS);
        }
        return seed;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
