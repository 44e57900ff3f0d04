package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import beatmaster.groove.GrooveModel;
import beatmaster.groove.StepRequest;
import beatmaster.listen.Melody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a drummer follows. The player strikes with every kick and snare of a held-out performance; the drummer hears it
 * as it does live, its busyness and loudness setting the knobs too ({@link Melody}), and plays along; how often do the
 * drummer's kick and snare fall on the player's strokes? Beside it: the same drums against a player of another performance,
 * and drums that heard nobody. Agreement is 2 x common strokes / (strokes of both), after the first bar.
 */
final class FollowingReport {

    private static final int KICK_AND_SNARE = 1 << Voice.KICK.ordinal() | 1 << Voice.SNARE.ordinal();
    private static final int PLAYS_BARS = 8;
    private static final int RESTS_BARS = 4;
    private static final int PERFORMANCES = 40;

    private double follows;
    private double another;
    private double alone;
    private double busyWhilePlaying;
    private double busyAtRest;
    private double busyAfter;
    private int performances;

    FollowingReport(GrooveModel drummer, List<String> styles, Performers performers) {
        List<Performance> players = performers.data().performances(performers.judging()).stream()
                .filter(p -> !p.fill() && p.groove().bars() >= PLAYS_BARS && styles.contains(p.style()))
                .limit(PERFORMANCES).toList();
        performances = players.size();
        for (int i = 0; i < performances; i++) {
            Performance player = players.get(i);
            Groove other = players.get((i + performances / 2) % performances).groove();
            int style = styles.indexOf(player.style());
            Groove played = play(drummer, style, player.groove(), true, i);
            follows += agreement(played, player.groove()) / performances;
            another += agreement(played, other) / performances;
            alone += agreement(play(drummer, style, player.groove(), false, i), player.groove()) / performances;
            busyWhilePlaying += hitsPerBar(played, 0, PLAYS_BARS) / performances;
            busyAtRest += hitsPerBar(played, PLAYS_BARS + 1, PLAYS_BARS + RESTS_BARS) / performances;
            busyAfter += hitsPerBar(played, PLAYS_BARS + RESTS_BARS + 1, 2 * PLAYS_BARS + RESTS_BARS) / performances;
        }
    }

    /** The player plays, rests, and plays the same once more. */
    private static Groove play(GrooveModel drummer, int style, Groove player, boolean heard, long seed) {
        Groove played = new Groove();
        StepRequest request = new StepRequest();
        request.style = style;
        Melody melody = new Melody();
        Step decided = new Step();
        Step stroke = new Step();
        drummer.reset(seed);
        int steps = (2 * PLAYS_BARS + RESTS_BARS) * Grid.STEPS_PER_BAR;
        for (int i = 0; i < steps; i++) {
            request.stepInBar = Grid.stepInBar(i);
            drummer.next(request, decided);
            played.add(decided);
            request.played.copyFrom(decided);
            if (heard) {
                strokeAt(i, player, stroke);
                hear(melody, i, stroke, request);
            }
        }
        return played;
    }

    /** What the live loop would tell the drummer of the stroke. */
    private static void hear(Melody melody, int step, Step stroke, StepRequest request) {
        KickAndSnarePlayer.listen(stroke, request.player);
        if (request.player.velocity > 0) {
            melody.onset(step, request.player.velocity, request.player.offset);
        }
        boolean present = melody.present(step);
        request.player.set(present, melody.velocity(step), melody.offset(step));
        request.density = present ? melody.density(step) : StepRequest.FREE;
        request.intensity = present ? melody.intensity(step) : StepRequest.FREE;
    }

    private static void strokeAt(int step, Groove player, Step stroke) {
        int plays = PLAYS_BARS * Grid.STEPS_PER_BAR;
        int rests = RESTS_BARS * Grid.STEPS_PER_BAR;
        stroke.clear();
        if (step < plays || step >= plays + rests) {
            player.read(step < plays ? step : step - plays - rests, stroke);
        }
    }

    private static double agreement(Groove drums, Groove player) {
        int both = 0;
        int either = 0;
        for (int i = Grid.STEPS_PER_BAR; i < PLAYS_BARS * Grid.STEPS_PER_BAR; i++) {
            int ours = (drums.mask(i) & KICK_AND_SNARE) != 0 ? 1 : 0;
            int theirs = (player.mask(i) & KICK_AND_SNARE) != 0 ? 1 : 0;
            both += ours & theirs;
            either += ours + theirs;
        }
        return either == 0 ? 1 : 2.0 * both / either;
    }

    private static double hitsPerBar(Groove groove, int from, int to) {
        return groove.slice(from * Grid.STEPS_PER_BAR, to * Grid.STEPS_PER_BAR).hits() / (double) (to - from);
    }

    /** Two lines. */
    String text() {
        if (performances == 0) {
            return "Following: no groove of eight bars is held out\n";
        }
        return "Following a player (" + performances + " performances): agreement with its strokes "
                + Table.figure(follows, 2) + ", with another's " + Table.figure(another, 2)
                + ", of drums that do not hear it " + Table.figure(alone, 2)
                + "\nHits a bar while it plays " + Table.figure(busyWhilePlaying, 1) + ", a bar after it stops "
                + Table.figure(busyAtRest, 1) + ", once it is back " + Table.figure(busyAfter, 1) + "\n";
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("performances", performances);
        map.put("agreement", follows);
        map.put("agreementWithAnother", another);
        map.put("agreementUnheard", alone);
        map.put("hitsPerBarWhilePlaying", busyWhilePlaying);
        map.put("hitsPerBarAtRest", busyAtRest);
        map.put("hitsPerBarAfter", busyAfter);
        return map;
    }
}
