package beatmaster.reference;

import beatmaster.grid.Grid;
import beatmaster.grid.Voice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a reference network is told, how its outputs are read, and how far back it looks. Stateless. */
public enum ReferenceKind {

    /**
     * The network of the course project that this program grew out of: told the nine voices of the last step and nothing else,
     * it looks at a window of one bar, which it begins with an empty state, and gives each voice a chance of its own.
     */
    ORIGINAL(Voice.COUNT, Voice.COUNT, Grid.STEPS_PER_BAR, List.of(32, 512, 512)) {
        @Override
        void encode(long step, int last, float[] features) {
            for (int v = 0; v < Voice.COUNT; v++) {
                features[v] = last >> v & 1;
            }
        }

        /** Nine independent choices: the chance of a set is their product. */
        @Override
        double bits(float[] outputs, int from, int mask) {
            double nats = 0;
            for (int v = 0; v < Voice.COUNT; v++) {
                nats += softplus((mask >> v & 1) == 1 ? -outputs[from + v] : outputs[from + v]);
            }
            return nats / LN2;
        }

        @Override
        float[] usualOutputs(double[] shares) {
            float[] outputs = new float[Voice.COUNT];
            for (int v = 0; v < Voice.COUNT; v++) {
                double chance = 0;
                for (int mask = 0; mask < shares.length; mask++) {
                    chance += (mask >> v & 1) * shares[mask];
                }
                outputs[v] = (float) Math.log(chance / (1 - chance));
            }
            return outputs;
        }

        @Override
        void gradient(float[] outputs, int from, int mask, float scale) {
            for (int v = 0; v < Voice.COUNT; v++) {
                double chance = 1 / (1 + Math.exp(-outputs[from + v]));
                outputs[from + v] = (float) (scale * (chance - (mask >> v & 1)));
            }
        }
    },

    /**
     * The layout of Magenta's Drums RNN, configuration {@code drum_kit} (magenta/models/drums_rnn, LookbackEventSequenceEncoderDecoder
     * without lookbacks), without its attention: told the last step's set of voices as one of 512 classes and, in binary as 1
     * and -1, the number of the coming step modulo 64; it keeps its state through the whole performance, and its outputs are
     * the logarithms of the 512 sets' chances, up to a constant.
     */
    DRUM_KIT(Voice.MASKS + 6, Voice.MASKS, 4 * Grid.STEPS_PER_BAR, List.of(256, 256, 256)) {
        @Override
        void encode(long step, int last, float[] features) {
            Arrays.fill(features, 0, Voice.MASKS, 0);
            if (last != NOTHING_YET) {
                features[last] = 1;
            }
            for (int bit = 0; bit < inputs() - Voice.MASKS; bit++) {
                features[Voice.MASKS + bit] = (step >> bit & 1) == 1 ? 1 : -1;
            }
        }

        @Override
        double bits(float[] outputs, int from, int mask) {
            return (logOfSum(outputs, from) - outputs[from + mask]) / LN2;
        }

        @Override
        float[] usualOutputs(double[] shares) {
            float[] outputs = new float[Voice.MASKS];
            for (int mask = 0; mask < outputs.length; mask++) {
                outputs[mask] = (float) Math.log(shares[mask]);
            }
            return outputs;
        }

        @Override
        void gradient(float[] outputs, int from, int mask, float scale) {
            double norm = logOfSum(outputs, from);
            for (int m = 0; m < Voice.MASKS; m++) {
                outputs[from + m] = (float) (scale * Math.exp(outputs[from + m] - norm));
            }
            outputs[from + mask] -= scale;
        }
    };

    /** The last step's mask before there is one: no voice sounds, and no class is set. */
    static final int NOTHING_YET = 1 << Voice.COUNT;

    private static final double LN2 = Math.log(2);

    private final int inputs;
    private final int outputs;
    private final int window;
    private final List<Integer> layers;

    ReferenceKind(int inputs, int outputs, int window, List<Integer> layers) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.window = window;
        this.layers = layers;
    }

    /** The word for it on the command line and in files: {@code original}, {@code drum-kit}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As {@link #key()}: what the command line takes and lists. */
    @Override
    public String toString() {
        return key();
    }

    /** @throws ReferenceFailure if there is none of that name; says which there are */
    public static ReferenceKind named(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst()
                .orElseThrow(() -> new ReferenceFailure("No reference network is called \"" + key + "\"; there are: " + Arrays.toString(values())));
    }

    /** Cells of its LSTM layers, from the inputs on. */
    public List<Integer> layers() {
        return layers;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    /** The steps that errors are carried back through; for one that forgets, also all that it sees. */
    int window() {
        return window;
    }

    /** Whether it begins every window with an empty state; else it keeps its state through a performance. */
    boolean forgets() {
        return this == ORIGINAL;
    }

    /**
     * What the network is told before a step.
     *
     * @param step the coming step's number since the performance began
     * @param last the mask of the one before it, or {@link #NOTHING_YET}
     * @param features overwritten, {@link #inputs()} numbers
     */
    abstract void encode(long step, int last, float[] features);

    /**
     * How surprised the network is by a step's set of voices, in bits.
     *
     * @param outputs its raw outputs, {@link #outputs()} numbers from {@code from} on
     * @param mask 0..511
     */
    abstract double bits(float[] outputs, int from, int mask);

    /**
     * How that surprise, in nats, changes with each output.
     *
     * @param outputs as for {@link #bits}; overwritten by the gradient times {@code scale}
     */
    abstract void gradient(float[] outputs, int from, int mask, float scale);

    /**
     * The outputs of one that knows only how often each set occurs.
     *
     * @param shares of the 512 masks, each above 0, summing to one
     */
    abstract float[] usualOutputs(double[] shares);

    /** log(1 + e^x) without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The logarithm of the sum of 512 outputs' exponentials. */
    private static double logOfSum(float[] outputs, int from) {
        double greatest = outputs[from];
        for (int m = 1; m < Voice.MASKS; m++) {
            greatest = Math.max(greatest, outputs[from + m]);
        }
        double sum = 0;
        for (int m = 0; m < Voice.MASKS; m++) {
            sum += Math.exp(outputs[from + m] - greatest);
        }
        return Math.log(sum) + greatest;
    }
}
