package beatmaster.train;

import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.random.RandomGenerator;

/**
 * A player made up from the drums themselves: some of their voices, heard as one rhythm, with notes left out and a touch of
 * another hand. Recordings of drummers with other players that could be learnt from are rare; what such a player and a drummer
 * share is the rhythm, and that is in the drums.
 */
final class DerivedPlayer {

    private static final double LEAVES_OUT_AT_MOST = 0.3;
    private static final double TIMING_SPREAD = 0.05;
    private static final double TOUCH_SPREAD = 0.1;

    private final RandomGenerator random;
    private final int voices;
    private final double leavesOut;
    private final double touch;

    /** A new player: which voices it doubles, how many notes it leaves out, how hard it plays. */
    DerivedPlayer(RandomGenerator random) {
        this.random = random;
        voices = someVoices();
        leavesOut = random.nextDouble() * LEAVES_OUT_AT_MOST;
        touch = 0.7 + 0.6 * random.nextDouble();
    }

    /** What this player would do over step {@code source} of {@code drums} is put into {@code step} of the lesson. */
    void play(Groove drums, int source, Lesson lesson, int step) {
        int shared = drums.mask(source) & voices;
        if (shared == 0 || random.nextDouble() < leavesOut) {
            return;
        }
        int loudest = Integer.numberOfTrailingZeros(shared);
        for (int v = loudest + 1; v < Voice.COUNT; v++) {
            if ((shared >> v & 1) != 0 && drums.velocity(source, v) > drums.velocity(source, loudest)) {
                loudest = v;
            }
        }
        double velocity = drums.velocity(source, loudest) * touch + TOUCH_SPREAD * random.nextGaussian();
        double offset = drums.offset(source, loudest) + TIMING_SPREAD * random.nextGaussian();
        lesson.playerOnset(step, (float) velocity, (float) offset);
    }

    /** One to four voices, kick and snare more often than not: what a bass player or a pianist's left hand goes with. */
    private int someVoices() {
        int chosen = random.nextInt(4) > 0 ? 1 << Voice.KICK.ordinal() : 0;
        chosen |= random.nextInt(2) > 0 ? 1 << Voice.SNARE.ordinal() : 0;
        for (int extra = random.nextInt(3); extra > 0 || chosen == 0; extra--) {
            chosen |= 1 << random.nextInt(Voice.COUNT);
        }
        return chosen;
    }
}
