package beatmaster.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Songs that were held back, how well the old model foresees each, and how well each way to adapt it does without having heard
 * them. Confined to one thread.
 */
final class WaysJudged {

    /**
     * What a song that is foreseen worse counts, beside one that is foreseen better. A drummer who has learnt something new is not to
     * pay for it with what went well.
     */
    private static final double LOSS = 2;

    private final List<String> songs = new ArrayList<>();
    private final List<Scores> before = new ArrayList<>();
    private final Map<Way, List<Scores>> after = new LinkedHashMap<>();

    /** One song more, which the ways are judged by next. */
    void song(String id, Scores old) {
        songs.add(id);
        before.add(old);
    }

    /** What a way made of a song; each way is told song by song, in their order. */
    void judged(Way way, Scores scores) {
        after.computeIfAbsent(way, w -> new ArrayList<>()).add(scores);
    }

    /** All songs together under the old model. */
    Scores before() {
        return Scores.together(before);
    }

    /** All songs together under a way. */
    Scores after(Way way) {
        return Scores.together(after.get(way));
    }

    /** Song by song under a way. */
    List<Adaptation.Song> songs(Way way) {
        List<Adaptation.Song> list = new ArrayList<>();
        for (int i = 0; i < songs.size(); i++) {
            list.add(new Adaptation.Song(songs.get(i), before.get(i), after.get(way).get(i)));
        }
        return list;
    }

    /**
     * The way that gains most in all that is foreseen, hits and touch, among those that lose no hits over all songs; empty if
     * none gains. A way that was not judged by every song is none.
     */
    Optional<Way> best() {
        Way best = null;
        double most = 0;
        for (Way way : after.keySet()) {
            boolean whole = after.get(way).size() == songs.size();
            if (whole && after(way).hitBits() <= before().hitBits() && gain(way) > most) {
                best = way;
                most = gain(way);
            }
        }
        return Optional.ofNullable(best);
    }

    /** In bits, over all steps; not a number, which is more than nothing gains, counts as no gain. */
    private double gain(Way way) {
        double sum = 0;
        for (int i = 0; i < songs.size(); i++) {
            double gained = (before.get(i).allBits() - after.get(way).get(i).allBits()) * before.get(i).steps();
            sum += gained < 0 ? LOSS * gained : gained;
        }
        return sum;
    }
}
