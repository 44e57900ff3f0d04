package beatmaster.time;

/**
 * The one conversion between musical position (ticks) and time (nanoseconds): a straight line through an anchor.
 * A clock moves the anchor as it learns; between two moves the functions are inverses of each other.
 *
 * <p>Confined to one thread. Real-time safe: no method allocates.
 */
public final class Timeline {

    private long anchorTicks;
    private long anchorNs;
    private double nsPerTick;

    /** Position 0 at time 0, at the given tempo. */
    public Timeline(double tempoBpm) {
        nsPerTick = Tempo.nsPerTick(tempoBpm);
    }

    /**
     * Lays the line anew.
     *
     * @param nsPerTick the length of a tick, above 0
     * @throws IllegalArgumentException if {@code nsPerTick} is not a positive number
     */
    public void anchor(long positionTicks, long timeNs, double nsPerTick) {
        if (!(nsPerTick > 0)) {
            throw new IllegalArgumentException("a tick must last longer than 0 ns: " + nsPerTick);
        }
        anchorTicks = positionTicks;
        anchorNs = timeNs;
        this.nsPerTick = nsPerTick;
    }

    /** When {@code positionTicks} falls, rounded once to the nearest nanosecond. */
    public long nsAt(long positionTicks) {
        return anchorNs + Math.round((positionTicks - anchorTicks) * nsPerTick);
    }

    /** The last tick that has begun at {@code timeNs}: the largest whose {@link #nsAt} is not later. */
    public long ticksAt(long timeNs) {
        long tick = anchorTicks + (long) Math.floor((timeNs - anchorNs) / nsPerTick);
        // nsAt rounds to whole nanoseconds, so the tick after may have begun up to half a nanosecond before its own time.
        return nsAt(tick + 1) - timeNs <= 0 ? tick + 1 : tick;
    }

    public double nsPerTick() {
        return nsPerTick;
    }

    public double tempoBpm() {
        return Tempo.bpmOfNsPerTick(nsPerTick);
    }
}
