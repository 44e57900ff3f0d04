package beatmaster.reference;

import beatmaster.train.ArrayLoss;

/**
 * Minus the log probability of each step's set of voices, the mean over the steps of a batch. Cross entropy as DL4J has it,
 * but its labels are one mask a step instead of 512 numbers.
 */
final class HitsLoss extends ArrayLoss {

    private static final long serialVersionUID = 1L;

    private final ReferenceKind kind;

    HitsLoss(ReferenceKind kind) {
        this.kind = kind;
    }

    @Override
    protected double of(float[] masks, float[] outputs, float[] gradients) {
        int counted = 0;
        for (float each : masks) {
            counted += each == WindowBatch.NONE ? 0 : 1;
        }
        float scale = 1f / Math.max(1, counted);
        double bits = 0;
        for (int step = 0; step < masks.length; step++) {
            int from = step * kind.outputs();
            if (masks[step] != WindowBatch.NONE) {
                bits += kind.bits(outputs, from, (int) masks[step]);
                System.arraycopy(outputs, from, gradients, from, kind.outputs());
                kind.gradient(gradients, from, (int) masks[step], scale);
            }
        }
        return bits * Math.log(2) * scale;
    }
}
