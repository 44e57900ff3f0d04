package beatmaster.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How surprised something was by what drummers played. Immutable.
 *
 * @param steps steps judged
 * @param hitBits bits a step for the set of voices, joint
 * @param hits hits judged
 * @param velocityBits bits a hit for the velocity; NaN where it was not judged
 * @param offsetBits bits a hit for the offset; NaN where it was not judged
 */
public record Scores(long steps, double hitBits, long hits, double velocityBits, double offsetBits) {

    /** Bits a step for all that sounds in it: which voices, and the velocity and the offset of each hit. */
    public double allBits() {
        return hits == 0 ? hitBits : hitBits + (velocityBits + offsetBits) * hits / steps;
    }

    /** Several as if they had been judged in one go. */
    static Scores together(List<Scores> parts) {
        Sum sum = new Sum();
        for (Scores part : parts) {
            sum.add(part);
        }
        return sum.scores();
    }

    /** For a model's card, rounded to thousandths. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("steps", steps);
        map.put("hit_bits_per_step", rounded(hitBits));
        if (!Double.isNaN(velocityBits)) {
            map.put("velocity_bits_per_hit", rounded(velocityBits));
            map.put("offset_bits_per_hit", rounded(offsetBits));
        }
        return map;
    }

    private static double rounded(double bits) {
        return Math.round(bits * 1000) / 1000.0;
    }

    /** Adds up. Confined to one thread. */
    static final class Sum {
        private long steps;
        private long hits;
        private double hitBits;
        private double velocityBits;
        private double offsetBits;

        void step(double bits) {
            steps++;
            hitBits += bits;
        }

        void hit(double velocity, double offset) {
            hits++;
            velocityBits += velocity;
            offsetBits += offset;
        }

        void add(Scores part) {
            steps += part.steps;
            hits += part.hits;
            hitBits += part.hitBits * part.steps;
            velocityBits += part.hits == 0 ? 0 : part.velocityBits * part.hits;
            offsetBits += part.hits == 0 ? 0 : part.offsetBits * part.hits;
        }

        Scores scores() {
            return new Scores(steps, hitBits / steps, hits, hits == 0 ? Double.NaN : velocityBits / hits,
                    hits == 0 ? Double.NaN : offsetBits / hits);
        }
    }
}
