package beatmaster.cli;

import beatmaster.train.Scores;
import beatmaster.train.TrainingProgress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how training goes: a bar with loss and time left where somebody looks at a terminal, and a line for each epoch.
 * Confined to the training thread.
 */
final class TrainingScreen implements TrainingProgress, AutoCloseable {

    private static final int REDRAW_MS = 500;
    private static final double SMOOTHING = 0.95;

    private final PrintWriter out;
    private final boolean terminal = System.console() != null;
    private ProgressBar bar;
    private int epochs;
    private double loss;

    TrainingScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void epochBegins(int epoch, int allEpochs, int batches) {
        close();
        epochs = allEpochs;
        loss = Double.NaN;
        if (terminal) {
            bar = new ProgressBarBuilder().setTaskName("epoch " + epoch + " of " + allEpochs).setInitialMax(batches)
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(REDRAW_MS).build();
        }
    }

    @Override
    public void batchDone(double batchLoss) {
        loss = Double.isNaN(loss) ? batchLoss : SMOOTHING * loss + (1 - SMOOTHING) * batchLoss;
        if (bar != null) {
            bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3f", loss));
            bar.step();
        }
    }

    @Override
    public void epochDone(int epoch, double trainLoss, Scores validation, boolean best) {
        close();
        String touch = Double.isNaN(validation.velocityBits()) ? "" : String.format(Locale.ROOT,
                ", velocity %.2f, offset %.2f bits a hit", validation.velocityBits(), validation.offsetBits());
        out.printf(Locale.ROOT, "epoch %d of %d: loss %.3f; validation: hits %.3f bits a step%s%s%n", epoch, epochs, trainLoss,
                validation.hitBits(), touch, best ? " (best so far, kept)" : "");
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
