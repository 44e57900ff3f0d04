package beatmaster.clock.trial;

/**
 * The pulses of one trial.
 *
 * @param masterNs when the master meant each pulse
 * @param arrivalNs when each arrived; never before the one before it
 */
public record PulseTrain(long[] masterNs, long[] arrivalNs) {

    public int size() {
        return masterNs.length;
    }

    /** @param tempoBpm the tempo at a pulse @param seed of the disturbance */
    public static PulseTrain of(int pulses, TempoCurve tempo, Disturbance disturbance, long seed) {
        long[] master = new long[pulses];
        double timeNs = 1e9 + seed % 97 * 1e5;
        for (int i = 0; i < pulses; i++) {
            master[i] = Math.round(timeNs);
            timeNs += 60e9 / (24 * tempo.bpm(i, timeNs - master[0]));
        }
        long[] arrival = disturbance.arrivals(master, seed);
        for (int i = 1; i < pulses; i++) {
            arrival[i] = Math.max(arrival[i], arrival[i - 1]);
        }
        return new PulseTrain(master, arrival);
    }
}
