package beatmaster.lstm;

import beatmaster.groove.StepNetwork;
import beatmaster.lstm.dl4j.Dl4jLstm;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What runs a network: our own step over flat arrays (the default), or Deeplearning4j. */
public enum Engine {
    /** Fixed memory, no garbage, no native library. Loads no class of Deeplearning4j or ND4J. */
    JAVA {
        @Override
        public StepNetwork open(ModelFile model) {
            return model.shape().architecture() == Architecture.LSTM ? new FlatLstm(model) : new BiLstm(model);
        }
    },
    /** Deeplearning4j's {@code rnnTimeStep}: slower by far, with pauses; there to compare with. */
    DL4J {
        @Override
        public StepNetwork open(ModelFile model) {
            return new Dl4jLstm(model);
        }
    };

    /** The engine when none is named. */
    public static final Engine DEFAULT = JAVA;

    /** A new network that runs the model, in its first state. */
    public abstract StepNetwork open(ModelFile model);

    /** The word for it on the command line: {@code java}, {@code dl4j}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @throws ModelFailure if there is none of that name; says which there are */
    public static Engine named(String key) {
        return Arrays.stream(values()).filter(e -> e.key().equals(key)).findFirst()
                .orElseThrow(() -> new ModelFailure("No engine is called \"" + key + "\"; there are: "
                        + Arrays.stream(values()).map(Engine::key).collect(Collectors.joining(", "))));
    }
}
