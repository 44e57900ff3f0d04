package beatmaster.clock.trial;

/** The tempo of a master over a trial. */
@FunctionalInterface
public interface TempoCurve {

    /**
     * @param pulse counted from 0 @param sinceStartNs the time of that pulse @return the tempo from there to the next
     * pulse
     */
    double bpm(int pulse, double sinceStartNs);

    static TempoCurve steady(double bpm) {
        return (pulse, ns) -> bpm;
    }

    static TempoCurve step(double fromBpm, double toBpm, int atPulse) {
        return (pulse, ns) -> pulse < atPulse ? fromBpm : toBpm;
    }

    /** Changes evenly from pulse to pulse. */
    static TempoCurve ramp(double fromBpm, double toBpm, int atPulse, int overPulses) {
        return (pulse, ns) -> fromBpm
                + (toBpm - fromBpm) * Math.max(0, Math.min(1, (pulse - atPulse) / (double) overPulses));
    }

    /** Sways around a tempo like a player. */
    static TempoCurve sine(double bpm, double depth, double seconds) {
        return (pulse, ns) -> bpm * (1 + depth * Math.sin(2 * Math.PI * ns / 1e9 / seconds));
    }
}
