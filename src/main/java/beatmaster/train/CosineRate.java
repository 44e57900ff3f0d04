package beatmaster.train;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that rises over the first updates and falls along half a cosine to a hundredth of its peak.
 *
 * @param peak the highest rate
 * @param updates how many updates there will be in all
 */
public record CosineRate(double peak, int updates) implements ISchedule {

    private static final long serialVersionUID = 1L;
    private static final int RISE = 50;
    private static final double FLOOR = 0.01;

    @Override
    public double valueAt(int iteration, int epoch) {
        double rise = Math.min(1, (iteration + 1.0) / RISE);
        double way = Math.min(1, iteration / (double) Math.max(1, updates));
        return peak * rise * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * way)));
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
