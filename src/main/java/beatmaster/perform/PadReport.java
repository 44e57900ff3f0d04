package beatmaster.perform;

import beatmaster.grid.Step;
import beatmaster.listen.Listener;

/** Tells what the player hit on pads, step by step, each step once. Confined to the beat thread; real-time safe. */
final class PadReport {

    private final Listener listener;
    private final StepPipeline pipeline;
    private final StepPlayer player;
    private final Step pads = new Step();
    private long next;

    PadReport(Listener listener, StepPipeline pipeline, StepPlayer player) {
        this.listener = listener;
        this.pipeline = pipeline;
        this.player = player;
    }

    /** All steps up to this one are over. */
    void tellThrough(long step) {
        for (; next <= step; next++) {
            listener.readPads(next, pads);
            if (!pads.isEmpty()) {
                player.tellPlayer(pipeline.takeStep(next), next, pads);
            }
        }
    }

    /** The music goes on elsewhere. */
    void goOnAt(long step) {
        next = step;
    }
}
