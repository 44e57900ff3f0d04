package beatmaster.groove;

import beatmaster.grid.Step;

/**
 * A drummer whose judgement is a network: it remembers, encodes, steps the network and draws.
 *
 * <p>Confined to one thread. Allocates nothing after construction if the network does not.
 */
public final class NetworkDrummer implements GrooveModel {

    private final StepNetwork network;
    private final GrooveMemory memory = new GrooveMemory();
    private final StepSampler sampler = new StepSampler();
    private final float[] features = new float[StepEncoding.SIZE];
    private final float[] outputs = new float[StepHead.SIZE];
    private long seed;
    private long steps;

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
        memory.clear();
        network.reset();
    }

    @Override
    public void next(StepRequest request, Step decided) {
        if (steps > 0) {
            memory.append(request.played, request.player);
        }
        memory.moveTo(request.stepInBar);
        StepEncoding.encode(request, memory, features);
        network.step(features, outputs);
        sampler.draw(outputs, request.temperature, seed, steps, decided);
        steps++;
    }
}
