package beatmaster.train;

import beatmaster.groove.StepHead;

/** {@link StepLoss} as DL4J asks for it: the mean over all steps of a batch that are not padding. Labels are {@link StepTarget}s. */
final class DrummingLoss extends ArrayLoss {

    private static final long serialVersionUID = 1L;

    private final transient StepLoss loss = new StepLoss();

    @Override
    protected double of(float[] targets, float[] outputs, float[] gradients) {
        int steps = outputs.length / StepHead.SIZE;
        int counted = 0;
        for (int i = 0; i < steps; i++) {
            counted += targets[i * StepTarget.SIZE] == StepTarget.NONE ? 0 : 1;
        }
        double scale = 1.0 / Math.max(1, counted);
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += loss.of(outputs, targets, i, scale, gradients);
        }
        return sum * scale;
    }
}
