package beatmaster.time;

/** Tempo in quarter notes a minute (bpm), and what it is in nanoseconds. Thread-safe, real-time safe. */
public final class Tempo {

    public static final double MIN_BPM = 20;
    public static final double MAX_BPM = 300;

    private static final double NS_PER_MINUTE = 60e9;

    private Tempo() {
    }

    public static double nsPerTick(double tempoBpm) {
        return NS_PER_MINUTE / (tempoBpm * Ticks.PER_QUARTER);
    }

    public static double nsPerPulse(double tempoBpm) {
        return NS_PER_MINUTE / (tempoBpm * Ticks.PULSES_PER_QUARTER);
    }

    public static double bpmOfNsPerPulse(double nsPerPulse) {
        return NS_PER_MINUTE / (nsPerPulse * Ticks.PULSES_PER_QUARTER);
    }

    public static double bpmOfNsPerTick(double nsPerTick) {
        return NS_PER_MINUTE / (nsPerTick * Ticks.PER_QUARTER);
    }

    public static boolean inRange(double tempoBpm) {
        return tempoBpm >= MIN_BPM && tempoBpm <= MAX_BPM;
    }

    /** @throws IllegalArgumentException if the tempo is outside 20..300 bpm */
    public static double requireInRange(double tempoBpm) {
        if (!inRange(tempoBpm)) {
            throw new IllegalArgumentException("tempo must be 20..300 bpm: " + tempoBpm);
        }
        return tempoBpm;
    }
}
