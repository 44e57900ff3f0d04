package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;

/**
 * What a network is told about the step that it is to decide: {@value #SIZE} numbers. A model file carries this encoding's
 * {@link #NAME}; whoever changes a number here gives it a new name, or old models would be fed nonsense.
 *
 * <table>
 * <caption>Layout, in order</caption>
 * <tr><td>27</td><td>the last step: hits, velocities, offsets (doubled, so -1..1)</td></tr>
 * <tr><td>18</td><td>hits at this place one and two bars ago</td></tr>
 * <tr><td>16</td><td>the place in the bar, one-hot</td></tr>
 * <tr><td>8</td><td>how many bars have gone (0, 1, 2, more), and the bar's place in a phrase of four</td></tr>
 * <tr><td>{@value #STYLES} + 1</td><td>style, one-hot; the last one stands for any</td></tr>
 * <tr><td>6</td><td>density, intensity, fill: value, and 1 where it is wished (0, 0 where it is free)</td></tr>
 * <tr><td>20</td><td>copy: the hits that followed the longest match among earlier bars at this place; the average of all that followed,
 *     weighted 2^(0.75 match); the length of the match; whether there was one</td></tr>
 * <tr><td>18</td><td>how often each voice sounds at this place: average over few bars, over many</td></tr>
 * <tr><td>28</td><td>velocities at this place, offsets at this place, last velocities, the recent mean offset</td></tr>
 * <tr><td>27</td><td>how uneven this drummer is: spread of velocities at this place, of each voice's recent velocities, of its recent
 *     offsets (times {@value #SPREAD})</td></tr>
 * <tr><td>14</td><td>the player: present, velocity and offset in the last step, the same a bar ago, velocity half a bar ago,
 *     busyness and loudness over the last bar, velocity a beat ago; how often a note begins at this place; copy, as above, of
 *     the player's onsets</td></tr>
 * </table>
 *
 * <p>Thread-safe; real-time safe.
 */
public final class StepEncoding {

    public static final String NAME = "groove-2";

    /** Room for this many styles; a model's list may be shorter. */
    public static final int STYLES = 24;

    /** Length of the feature array. */
    public static final int SIZE = 27 + 18 + 16 + 8 + STYLES + 1 + 6 + 20 + 18 + 28 + 27 + 14;

    /** Spreads are about a tenth; the network sees numbers of the order of one, and at most one. */
    private static final float SPREAD = 5;
    private static final float MATCH_WEIGHT = 0.75f;
    private static final float[] WEIGHT_OF_MATCH = new float[StepMatches.LONGEST_MATCH + 1];

    static {
        for (int match = 0; match < WEIGHT_OF_MATCH.length; match++) {
            WEIGHT_OF_MATCH[match] = (float) Math.pow(2, MATCH_WEIGHT * match);
        }
    }

    private StepEncoding() {
    }

    /**
     * Fills {@code features} for the step at the memory's current place, which is the request's.
     *
     * @param features length {@link #SIZE}, overwritten
     */
    public static void encode(StepRequest request, GrooveMemory memory, float[] features) {
        java.util.Arrays.fill(features, 0);
        int at = lastStep(memory.last(), features, 0);
        at = voices(memory.masks().barsAgo(1), Voice.COUNT, features, at);
        at = voices(memory.masks().barsAgo(2), Voice.COUNT, features, at);
        features[at + request.stepInBar] = 1;
        at += Grid.STEPS_PER_BAR;
        at = form(memory.length(), features, at);
        at = style(request.style, features, at);
        at = wish(request.density, features, at);
        at = wish(request.intensity, features, at);
        at = wish(request.fill, features, at);
        at = copy(memory.masks(), Voice.COUNT, features, at);
        at = usual(memory, request.stepInBar, features, at);
        at = touch(memory, request.stepInBar, features, at);
        at = spread(memory, request.stepInBar, features, at);
        player(memory.player(), features, at);
    }

    private static int lastStep(Step last, float[] features, int at) {
        for (int v = 0; v < Voice.COUNT; v++) {
            features[at + v] = last.has(v) ? 1 : 0;
            features[at + Voice.COUNT + v] = last.velocity(v);
            features[at + 2 * Voice.COUNT + v] = 2 * last.offset(v);
        }
        return at + 3 * Voice.COUNT;
    }

    /** The lowest {@code count} bits of a mask. */
    private static int voices(int mask, int count, float[] features, int at) {
        for (int v = 0; v < count && mask != StepMatches.ABSENT; v++) {
            features[at + v] = mask >> v & 1;
        }
        return at + count;
    }

    private static int form(long length, float[] features, int at) {
        long bar = Grid.barOf(length);
        features[at + (int) Math.min(3, bar)] = 1;
        features[at + 4 + (int) (bar & 3)] = 1;
        return at + 8;
    }

    private static int style(int style, float[] features, int at) {
        features[at + (style == StepRequest.ANY_STYLE ? STYLES : style)] = 1;
        return at + STYLES + 1;
    }

    private static int wish(float wish, float[] features, int at) {
        if (!Float.isNaN(wish)) {
            features[at] = wish;
            features[at + 1] = 1;
        }
        return at + 2;
    }

    /** @param count how many bits a step has */
    private static int copy(StepMatches steps, int count, float[] features, int at) {
        int longest = -1;
        int followed = StepMatches.ABSENT;
        float total = 0;
        int average = at + count;
        for (int bars = 1; bars < StepMatches.BARS; bars++) {
            int mask = steps.barsAgo(bars);
            if (mask == StepMatches.ABSENT) {
                continue;
            }
            int match = steps.matchBarsAgo(bars);
            if (match > longest) {
                longest = match;
                followed = mask;
            }
            float weight = WEIGHT_OF_MATCH[match];
            total += weight;
            for (int v = 0; v < count; v++) {
                features[average + v] += (mask >> v & 1) * weight;
            }
        }
        voices(followed, count, features, at);
        for (int v = 0; v < count && total > 0; v++) {
            features[average + v] /= total;
        }
        features[at + 2 * count] = Math.max(0, longest) / (float) StepMatches.LONGEST_MATCH;
        features[at + 2 * count + 1] = longest >= 0 ? 1 : 0;
        return at + 2 * count + 2;
    }

    private static int usual(GrooveMemory memory, int place, float[] features, int at) {
        for (int v = 0; v < Voice.COUNT; v++) {
            features[at + v] = memory.usual().of(place, v);
            features[at + Voice.COUNT + v] = memory.longUsual().of(place, v);
        }
        return at + 2 * Voice.COUNT;
    }

    private static int touch(GrooveMemory memory, int place, float[] features, int at) {
        for (int v = 0; v < Voice.COUNT; v++) {
            features[at + v] = memory.velocities().of(place, v);
            features[at + Voice.COUNT + v] = 2 * memory.offsets().of(place, v);
            features[at + 2 * Voice.COUNT + v] = memory.lastVelocity(v);
        }
        features[at + 3 * Voice.COUNT] = 2 * memory.recentOffset();
        return at + 3 * Voice.COUNT + 1;
    }

    private static int spread(GrooveMemory memory, int place, float[] features, int at) {
        for (int v = 0; v < Voice.COUNT; v++) {
            features[at + v] = spread(memory.velocitySpreads().of(place, v));
            features[at + Voice.COUNT + v] = spread(memory.recentVelocitySpread().of(v));
            features[at + 2 * Voice.COUNT + v] = spread(memory.recentOffsetSpread().of(v));
        }
        return at + 3 * Voice.COUNT;
    }

    private static float spread(float spread) {
        return Math.min(1, SPREAD * spread);
    }

    private static void player(PlayerMemory player, float[] features, int at) {
        if (!player.present()) {
            return;
        }
        features[at] = 1;
        features[at + 1] = player.velocity(1);
        features[at + 2] = 2 * player.offset(1);
        features[at + 3] = player.velocity(Grid.STEPS_PER_BAR);
        features[at + 4] = 2 * player.offset(Grid.STEPS_PER_BAR);
        features[at + 5] = player.velocity(Grid.STEPS_PER_BAR / 2);
        features[at + 6] = player.busyness();
        features[at + 7] = player.loudness();
        features[at + 8] = player.velocity(Grid.STEPS_PER_BEAT);
        features[at + 9] = player.usual();
        copy(player.onsets(), 1, features, at + 10);
    }
}
