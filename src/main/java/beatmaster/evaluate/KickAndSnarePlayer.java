package beatmaster.evaluate;

import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.PlayerStep;

/**
 * A player made up from a real drummer: strikes whenever the kick or the snare does, as hard and as early or late as the
 * louder.
 */
final class KickAndSnarePlayer {

    private KickAndSnarePlayer() {
    }

    /** Sets what the player did in a step in which the drummer played {@code drums}. */
    static void listen(Step drums, PlayerStep player) {
        int kick = Voice.KICK.ordinal();
        int snare = Voice.SNARE.ordinal();
        int louder = drums.velocity(kick) >= drums.velocity(snare) ? kick : snare;
        player.set(true, drums.velocity(louder), drums.offset(louder));
    }
}
