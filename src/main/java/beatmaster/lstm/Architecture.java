package beatmaster.lstm;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of network that a model file may hold. */
public enum Architecture {
    /** LSTM layers that run forward in time and keep their state for ever. */
    LSTM,
    /** Bidirectional LSTM layers over a window of the latest steps, run anew for each step. */
    BILSTM;

    /** The word for it on the command line and in model files: {@code lstm}, {@code bilstm}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @throws ModelFailure if there is none of that name; says which there are */
    public static Architecture named(String key) {
        return Arrays.stream(values()).filter(a -> a.key().equals(key)).findFirst()
                .orElseThrow(() -> new ModelFailure("No architecture is called \"" + key + "\"; there are: "
                        + Arrays.stream(values()).map(Architecture::key).collect(Collectors.joining(", "))));
    }
}
