package beatmaster.groove;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Arrays;

/**
 * What this performance has done so far, as far as a drummer would remember it: the last 64 bars step by step, what each place of
 * the bar usually holds, how hard and how far off the grid. A plain LSTM loses to a mere cache of the performance; with this
 * memory as input it wins.
 *
 * <p>Steps are kept so that a place in the ring and a place in the bar agree: where the music jumps, the steps between are absent
 * and match nothing. Constant memory. Confined to one thread. Real-time safe: only the constructor allocates.
 */
public final class GrooveMemory {

    private static final float FAST = 0.6f;
    private static final float SLOW = 0.92f;
    private static final float TOUCH = 0.8f;
    private static final float RECENT_OFFSET = 0.9f;
    private static final float RECENT_SPREAD = 0.9f;

    private final StepMatches masks = new StepMatches();
    private final PlaceAverages usual = new PlaceAverages(FAST);
    private final PlaceAverages longUsual = new PlaceAverages(SLOW);
    private final HitAverages velocities = new HitAverages(TOUCH);
    private final HitAverages offsets = new HitAverages(TOUCH);
    private final HitAverages velocitySpreads = new HitAverages(TOUCH);
    private final VoiceAverages recentVelocitySpread = new VoiceAverages(RECENT_SPREAD);
    private final VoiceAverages recentOffsetSpread = new VoiceAverages(RECENT_SPREAD);
    private final float[] lastVelocity = new float[Voice.COUNT];
    private final Step last = new Step();
    private final PlayerMemory player = new PlayerMemory();
    private float recentOffset;

    public GrooveMemory() {
        clear();
    }

    /** Forgets the performance. */
    public void clear() {
        masks.clear();
        usual.clear();
        longUsual.clear();
        velocities.clear();
        offsets.clear();
        velocitySpreads.clear();
        recentVelocitySpread.clear();
        recentOffsetSpread.clear();
        Arrays.fill(lastVelocity, 0);
        last.clear();
        player.clear();
        recentOffset = 0;
    }

    /**
     * Goes to the place in the bar that the next step has. Normally it is there already; after a jump the steps between become
     * absent.
     *
     * @param stepInBar 0..15
     */
    public void moveTo(int stepInBar) {
        while (place() != stepInBar) {
            masks.skip();
            player.skip();
        }
    }

    /** Remembers what sounded in the step at the current place, and moves on by one. */
    public void append(Step played, PlayerStep heard) {
        int place = place();
        usual.add(place, played);
        longUsual.add(place, played);
        for (int v = 0; v < Voice.COUNT; v++) {
            if (played.has(v)) {
                touch(place, v, played.velocity(v), played.offset(v));
            }
        }
        player.append(heard);
        last.copyFrom(played);
        masks.append(played.mask());
    }

    private void touch(int place, int voice, float velocity, float offset) {
        if (velocities.knows(place, voice)) {
            float spread = Math.abs(velocity - velocities.of(place, voice));
            velocitySpreads.add(place, voice, spread);
            recentVelocitySpread.add(voice, spread);
            recentOffsetSpread.add(voice, Math.abs(offset - offsets.of(place, voice)));
        }
        velocities.add(place, voice, velocity);
        offsets.add(place, voice, offset);
        lastVelocity[voice] = velocity;
        recentOffset = RECENT_OFFSET * recentOffset + (1 - RECENT_OFFSET) * offset;
    }

    /** The place in the bar of the step that comes next, 0..15. */
    public int place() {
        return (int) (masks.length() & Grid.STEPS_PER_BAR - 1);
    }

    /** Steps since the performance began, absent ones counted. */
    public long length() {
        return masks.length();
    }

    /** What sounded last. */
    Step last() {
        return last;
    }

    /** The masks of the steps so far. */
    StepMatches masks() {
        return masks;
    }

    PlaceAverages usual() {
        return usual;
    }

    PlaceAverages longUsual() {
        return longUsual;
    }

    HitAverages velocities() {
        return velocities;
    }

    HitAverages offsets() {
        return offsets;
    }

    /** How far velocities at a place have strayed from their average: how even this drummer is there. */
    HitAverages velocitySpreads() {
        return velocitySpreads;
    }

    /** The same over a voice's latest hits, wherever they fell. */
    VoiceAverages recentVelocitySpread() {
        return recentVelocitySpread;
    }

    /** How far a voice's latest offsets have strayed from the average of their places. */
    VoiceAverages recentOffsetSpread() {
        return recentOffsetSpread;
    }

    float lastVelocity(int voice) {
        return lastVelocity[voice];
    }

    float recentOffset() {
        return recentOffset;
    }

    PlayerMemory player() {
        return player;
    }
}
