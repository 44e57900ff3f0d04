package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;

/**
 * A drummer whose judgement is a network: it remembers, encodes, steps the network and draws.
 *
 * <p>It opens with a groove: real takes often begin with a pick-up or with a fill, and from silence a network picks any of all
 * the ways to begin. So in the first two bars, and again when the style changes, it asks itself for no fill and keeps to the likelier; a
 * player's wish for a fill wins.
 *
 * <p>Confined to one thread. Allocates nothing after construction if the network does not.
 */
public final class NetworkDrummer implements GrooveModel {

    /** The two bars in which a groove is established. */
    private static final long OPENING_STEPS = 2L * Grid.STEPS_PER_BAR;
    private static final float OPENING_TEMPERATURE = 0.7f;
    private static final float NO_FILL = 0;

    private final StepNetwork network;
    private final GrooveMemory memory = new GrooveMemory();
    private final StepSampler sampler = new StepSampler();
    private final float[] features = new float[StepEncoding.SIZE];
    private final float[] outputs = new float[StepHead.SIZE];
    private final StepRequest wish = new StepRequest();
    private long seed;
    private long steps;
    private long openingEnd;
    private int style;

    /** @throws IllegalArgumentException if the network's shape is not that of {@link StepEncoding} and {@link StepHead} */
    public NetworkDrummer(StepNetwork network) {
        if (network.inputs() != StepEncoding.SIZE || network.outputs() != StepHead.SIZE) {
            throw new IllegalArgumentException("a network for " + StepEncoding.NAME + " and " + StepHead.NAME + " has "
                    + StepEncoding.SIZE + " inputs and " + StepHead.SIZE + " outputs: " + network.inputs() + " and "
                    + network.outputs());
        }
        this.network = network;
    }

    @Override
    public void reset(long seed) {
        this.seed = seed;
        steps = 0;
        openingEnd = OPENING_STEPS;
        memory.clear();
        network.reset();
    }

    @Override
    public void next(StepRequest request, Step decided) {
        if (steps > 0) {
            memory.append(request.played, request.player);
        }
        memory.moveTo(request.stepInBar);
        consider(request);
        StepEncoding.encode(wish, memory, features);
        network.step(features, outputs);
        sampler.draw(outputs, wish.temperature, seed, steps, decided);
        steps++;
    }

    /** What is asked for, and what the drummer asks of itself where it is left free. */
    private void consider(StepRequest request) {
        if (steps > 0 && request.style != style) {
            openingEnd = steps + OPENING_STEPS;
        }
        style = request.style;
        boolean opening = steps < openingEnd;
        wish.stepInBar = request.stepInBar;
        wish.style = request.style;
        wish.density = request.density;
        wish.intensity = request.intensity;
        wish.fill = opening && Float.isNaN(request.fill) ? NO_FILL : request.fill;
        wish.temperature = opening ? Math.min(OPENING_TEMPERATURE, request.temperature) : request.temperature;
    }
}
