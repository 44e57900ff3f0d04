package beatmaster.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a predictor was charged over some steps. Not thread-safe. */
public final class Tally {

    private long steps;
    private long hits;
    private double hitBits;
    private double velocityBits;
    private double velocityError;
    private double offsetBits;
    private double offsetError;

    void addStep(double bits) {
        steps++;
        hitBits += bits;
    }

    void addHit(double bitsOfVelocity, double errorOfVelocity, double bitsOfOffset, double errorOfOffset) {
        hits++;
        velocityBits += bitsOfVelocity;
        velocityError += errorOfVelocity;
        offsetBits += bitsOfOffset;
        offsetError += errorOfOffset;
    }

    void add(Tally other) {
        steps += other.steps;
        hits += other.hits;
        hitBits += other.hitBits;
        velocityBits += other.velocityBits;
        velocityError += other.velocityError;
        offsetBits += other.offsetBits;
        offsetError += other.offsetError;
    }

    public long steps() {
        return steps;
    }

    /** Hits whose velocity and offset were judged. */
    public long hits() {
        return hits;
    }

    /** Bits a step for the set of hits, jointly; NaN without steps. */
    public double hitBits() {
        return hitBits / steps;
    }

    /** Bits a hit for its velocity among MIDI's 127; NaN for a predictor that says nothing of it. */
    public double velocityBits() {
        return velocityBits / hits;
    }

    /** Mean absolute error of the velocity, in MIDI's 127ths. */
    public double velocityError() {
        return velocityError / hits;
    }

    /** Bits a hit for its offset among the 121 places of a step. */
    public double offsetBits() {
        return offsetBits / hits;
    }

    /** Mean absolute error of the offset, in steps. */
    public double offsetError() {
        return offsetError / hits;
    }

    /** For JSON: what was not judged is absent. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("steps", steps);
        put(map, "hitBits", hitBits());
        put(map, "velocityBits", velocityBits());
        put(map, "velocityError", velocityError());
        put(map, "offsetBits", offsetBits());
        put(map, "offsetError", offsetError());
        return map;
    }

    private static void put(Map<String, Object> map, String key, double value) {
        if (!Double.isNaN(value)) {
            map.put(key, Math.round(value * 1e5) / 1e5);
        }
    }
}
