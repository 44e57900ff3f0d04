package beatmaster.bench;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepNetwork;
import beatmaster.groove.StepRequest;

/**
 * What a network hears while it plays: features of real steps, for measuring with. Their zeros matter, for a row of weights whose
 * input is zero is not read.
 *
 * <p>Confined to one thread.
 */
public final class HeardSteps implements StepNetwork {

    private final StepNetwork network;
    private final float[][] heard;
    private int count;

    private HeardSteps(StepNetwork network, int steps) {
        this.network = network;
        heard = new float[steps][];
    }

    /**
     * Lets the network play by itself.
     *
     * @param network for this program's steps; used up
     * @return the features of so many steps, each of length {@link StepEncoding#SIZE}
     */
    public static float[][] of(StepNetwork network, int steps) {
        HeardSteps ear = new HeardSteps(network, steps);
        NetworkDrummer drummer = new NetworkDrummer(ear);
        drummer.reset(1);
        StepRequest request = new StepRequest();
        Step decided = new Step();
        while (ear.count < steps) {
            request.stepInBar = Grid.stepInBar(ear.count);
            drummer.next(request, decided);
            request.played.copyFrom(decided);
        }
        return ear.heard;
    }

    @Override
    public void step(float[] features, float[] outputs) {
        heard[count++] = features.clone();
        network.step(features, outputs);
    }

    @Override
    public int inputs() {
        return network.inputs();
    }

    @Override
    public int outputs() {
        return network.outputs();
    }

    @Override
    public void reset() {
        network.reset();
    }

    @Override
    public int stateSize() {
        return network.stateSize();
    }

    @Override
    public void saveState(float[] target) {
        network.saveState(target);
    }

    @Override
    public void restoreState(float[] source) {
        network.restoreState(source);
    }
}
