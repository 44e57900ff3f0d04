package beatmaster.perform;

import beatmaster.grid.Step;
import beatmaster.groove.PlayerStep;
import beatmaster.groove.StepRequest;
import beatmaster.listen.Listener;
import beatmaster.listen.Melody;

/** What the drummer is told before it decides a step. Confined to the beat thread; real-time safe. */
final class StepBriefing {

    private final Listener listener;
    private final Turns turns;

    StepBriefing(Listener listener, Turns turns) {
        this.listener = listener;
        this.turns = turns;
    }

    /** All that sounded in a step: the drummer's hits, if it was its turn, and the player's on pads. */
    void sounded(long step, StepHistory history, Step target) {
        listener.readPads(step, target);
        if (turns.drummerPlays(step) && history.isDecided(step)) {
            target.merge(history.step(step));
        }
    }

    /** What the settings wish for a step, and whether it is the drummer's. */
    void wish(StepRequest request, Settings settings, long step) {
        request.listening = !turns.drummerPlays(step);
        request.style = settings.style();
        request.density = settings.density();
        request.intensity = settings.intensity();
        request.fill = settings.fill();
        request.temperature = settings.temperature();
    }

    /** A melodic player is heard as rhythm, and sets how busy and how loud where the settings leave it free. */
    void hear(StepRequest request, long before) {
        Melody melody = listener.melody();
        PlayerStep player = request.player;
        player.set(melody.present(before), melody.velocity(before), melody.offset(before));
        if (!player.present) {
            return;
        }
        if (Float.isNaN(request.density)) {
            request.density = melody.density(before);
        }
        if (Float.isNaN(request.intensity)) {
            request.intensity = melody.intensity(before);
        }
    }
}
