package beatmaster.reference;

/**
 * One window of several performances, laid out as DL4J's LSTM reads it: index {@code row + rows * (number + numbers * time)}.
 *
 * @param features {@code rows * inputs * steps}
 * @param masks what came, {@code rows * steps}; {@link #NONE} where there is no step
 * @param fresh the rows whose state starts empty with this window
 */
record WindowBatch(float[] features, float[] masks, boolean[] fresh) {

    static final int NONE = -1;

    /** Room for so many rows of a kind's windows, no step in it yet. */
    static WindowBatch empty(ReferenceKind kind, int rows) {
        float[] masks = new float[rows * kind.window()];
        java.util.Arrays.fill(masks, NONE);
        return new WindowBatch(new float[rows * kind.inputs() * kind.window()], masks, new boolean[rows]);
    }

    int rows() {
        return fresh.length;
    }

    int steps() {
        return masks.length / fresh.length;
    }

    /** Puts a step where it belongs. */
    void set(int row, int time, float[] stepFeatures, int mask) {
        for (int i = 0; i < stepFeatures.length; i++) {
            features[row + rows() * (i + stepFeatures.length * time)] = stepFeatures[i];
        }
        masks[row + rows() * time] = mask;
    }
}
