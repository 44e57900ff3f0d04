package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;

/**
 * A drummer whose judgement is a network: it remembers, encodes, steps the network and draws.
 *
 * <p>It opens with a groove: unless somebody else plays first, it begins as if in the middle of one that it has {@linkplain
 * Imagination imagined}. For two bars after a change of style it asks itself for no fill and keeps to the likelier. A player's wish for a
 * fill wins.
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
    private final Imagination imagination;
    private final Step imagined = new Step();
    private long seed;
    private long steps;
    private long openingEnd;
    private int style;

    /** A drummer who begins from nothing: for judging, and for models that know no habits. */
    public NetworkDrummer(StepNetwork network) {
        this(network, null);
    }

    /**
     * @param habits by which it imagines how to begin; null to begin from nothing
     * @throws IllegalArgumentException if the network's shape is not that of {@link StepEncoding} and {@link StepHead}
     */
    public NetworkDrummer(StepNetwork network, StyleHabits habits) {
        if (network.inputs() != StepEncoding.SIZE || network.outputs() != StepHead.SIZE) {
            throw new IllegalArgumentException("a network for " + StepEncoding.NAME + " and " + StepHead.NAME + " has "
                    + StepEncoding.SIZE + " inputs and " + StepHead.SIZE + " outputs: " + network.inputs() + " and "
                    + network.outputs());
        }
        this.network = network;
        imagination = habits == null ? null : new Imagination(habits, new Head());
    }

    @Override
    public void reset(long seed) {
        this.seed = seed;
        steps = 0;
        openingEnd = OPENING_STEPS;
        clear();
    }

    @Override
    public void next(StepRequest request, Step decided) {
        if (steps > 0) {
            memory.append(request.played, request.player);
        } else if (imagination != null && !request.listening) {
            imagination.settle(request, imagined);
            memory.append(imagined, request.player);
        }
        consider(request);
        decide(steps, decided);
        steps++;
    }

    /** What is asked for, and what the drummer asks of itself where it is left free. */
    private void consider(StepRequest request) {
        if (steps > 0 && request.style != style) {
            openingEnd = steps + OPENING_STEPS;
        }
        style = request.style;
        boolean opening = steps < openingEnd;
        copy(request);
        wish.fill = opening && Float.isNaN(request.fill) ? NO_FILL : request.fill;
        wish.temperature = opening ? Math.min(OPENING_TEMPERATURE, request.temperature) : request.temperature;
    }

    private void copy(StepRequest request) {
        wish.stepInBar = request.stepInBar;
        wish.style = request.style;
        wish.density = request.density;
        wish.intensity = request.intensity;
        wish.fill = request.fill;
        wish.temperature = request.temperature;
    }

    private void decide(long chance, Step decided) {
        memory.moveTo(wish.stepInBar);
        StepEncoding.encode(wish, memory, features);
        network.step(features, outputs);
        sampler.draw(outputs, wish.temperature, seed, chance, decided);
    }

    private void clear() {
        memory.clear();
        network.reset();
    }

    /** The drummer's own memory and network, for imagining with. */
    private final class Head implements Imagination.Mind {

        @Override
        public void clear() {
            NetworkDrummer.this.clear();
        }

        @Override
        public void next(StepRequest request, boolean first, long chance, Step decided) {
            if (!first) {
                memory.append(request.played, request.player);
            }
            copy(request);
            decide(chance, decided);
        }
    }
}
