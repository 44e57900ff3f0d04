package beatmaster.train;

import beatmaster.dataset.HeldBack;
import beatmaster.dataset.Performance;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Fine-tuning of a model by a handful of songs. First each song in turn is held back while the others are learnt, and judges every
 * {@link Way}; then, if one is good for them together, all songs are learnt and that way is gone. So what is told of a song comes
 * from a network that never heard it, and what plays in the end has heard them all.
 *
 * <p>The model's styles stay. Nothing is written unless the songs that were held back are foreseen better. Confined to one thread.
 */
public final class Adaptation {

    /**
     * How well a song was foreseen while it was held back.
     *
     * @param id the song's
     * @param before by the model that is adapted
     * @param after by the network that learnt the others
     */
    public record Song(String id, Scores before, Scores after) {
    }

    private final TrainingSettings settings;
    private final ModelFile base;
    private final HeldBack songs;
    private final ModelHeader header;
    private final Path out;
    private final TrainingProgress progress;
    private final WaysJudged judged = new WaysJudged();
    private Way way;

    /**
     * @param settings those of {@link TrainingSettings#adapting} for the model's shape; their epochs are the rounds through the songs
     * @param base the model to begin with
     * @param name what the new one will be called
     * @param created today's date
     * @param facts for the model's card: command, licence, credit
     * @param out the model file to write
     * @throws TrainingFailure if there is nothing to learn or to judge by
     */
    public Adaptation(TrainingSettings settings, ModelFile base, HeldBack songs, String name, String created,
                      Map<String, Object> facts, Path out, TrainingProgress progress) {
        this.settings = settings;
        this.base = base;
        this.songs = songs;
        this.out = out;
        this.progress = progress;
        if (songs.all().stream().anyMatch(song -> song.groove().length() == 0)) {
            throw new TrainingFailure("A song without a single step cannot be learnt from (leave it out)");
        }
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("trained_on", songs.source());
        card.put("performances", songs.all().size());
        card.put("settings", settings.toString());
        card.put("seed", settings.seed());
        card.putAll(facts);
        header = new ModelHeader(name, settings.shape(), base.header().encoding(), base.header().head(), base.header().styles(),
                created, card).withHabits(habits());
    }

    /** As the model has them, except for a style that is taught anew; a model that knows none stays so. */
    private List<int[]> habits() {
        List<List<Integer>> known = base.header().habits();
        List<int[]> habits = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            String style = base.header().styles().get(i);
            boolean taught = songs.all().stream().anyMatch(song -> song.style().equals(style));
            habits.add(taught ? TaughtHabits.of(style, songs.all()) : known.get(i).stream().mapToInt(Integer::intValue).toArray());
        }
        return habits;
    }

    /**
     * Adapts. Returns one line that says how it ended.
     *
     * @param stop asked between batches; once true, it ends and nothing is written
     * @throws TrainingFailure if no way gains anything, if it was stopped or if the loss ran away
     */
    public String run(BooleanSupplier stop) throws InterruptedException {
        int rounds = settings.epochs();
        for (int turn = 0; turn < songs.turns().size(); turn++) {
            judge(songs.turns().get(turn), turn * rounds, stop);
        }
        way = judged.best().orElseThrow(() -> new TrainingFailure(String.format(Locale.ROOT, "The songs that were held back are "
                + "foreseen no better (%.3f bits a step, %.2f with velocity and offset) by what the others teach, however little "
                + "of it is kept; nothing is written (more recordings may help)", before().hitBits(), before().allBits())));
        learnAll(songs.turns().size() * rounds, stop);
        return songs.all().size() + " learnt; " + way.told() + " is kept, in " + out;
    }

    private void judge(HeldBack.Turn turn, int roundsBefore, BooleanSupplier stop) throws InterruptedException {
        List<Scores> old = new ArrayList<>();
        for (Performance song : turn.judging()) {
            old.add(scores(base.weights(), song));
            judged.song(song.id(), old.get(old.size() - 1));
        }
        try (Rehearsal rehearsal = new Rehearsal(settings, base, turn.learnt())) {
            for (int round = 1; round <= settings.epochs(); round++) {
                progress.epochBegins(roundsBefore + round, allRounds(), rehearsal.batches());
                double loss = rehearsal.round(progress, stop);
                if (Double.isNaN(loss)) {
                    return;
                }
                progress.epochDone(roundsBefore + round, loss, judge(rehearsal.weights(), round, turn), false);
            }
        }
    }

    /** Returns how well the songs held back are foreseen with all that was learnt. */
    private Scores judge(float[] learnt, int round, HeldBack.Turn turn) {
        List<Scores> whole = new ArrayList<>();
        for (Way tried : Way.after(round)) {
            float[] weights = tried.between(base.shape(), base.weights(), learnt);
            for (Performance song : turn.judging()) {
                Scores scores = scores(weights, song);
                judged.judged(tried, scores);
                if (tried.share() == 1 && tried.touch()) {
                    whole.add(scores);
                }
            }
        }
        return Scores.together(whole);
    }

    private Scores scores(float[] weights, Performance song) {
        return Evaluation.of(Engine.JAVA.open(new ModelFile(header, weights)), header.styles(), List.of(song));
    }

    private int allRounds() {
        return (songs.turns().size() + 1) * settings.epochs();
    }

    private void learnAll(int roundsBefore, BooleanSupplier stop) throws InterruptedException {
        try (Rehearsal rehearsal = new Rehearsal(settings, base, songs.all())) {
            for (int round = 1; round <= way.round(); round++) {
                progress.epochBegins(roundsBefore + round, allRounds(), rehearsal.batches());
                if (Double.isNaN(rehearsal.round(progress, stop))) {
                    throw new TrainingFailure("The loss has run away or is not a number any more; nothing is written"
                            + " (try another --seed)");
                }
            }
            Map<String, Object> card = new LinkedHashMap<>(header.card());
            card.put("round", way.round());
            card.put("share_of_the_way", Math.round(100 * way.share()) / 100.0);
            card.put("touch_learnt", way.touch());
            card.put("before", before().toMap());
            card.put("validation", after().toMap());
            new ModelFile(header.withCard(card), way.between(base.shape(), base.weights(), rehearsal.weights())).write(out);
        }
    }

    /** How well the old model foresees the songs, all together. */
    public Scores before() {
        return judged.before();
    }

    /** How well they were foreseen while each was held back, all together; once it has run. */
    public Scores after() {
        return judged.after(way);
    }

    /** The same, song by song; once it has run. */
    public List<Song> songs() {
        return judged.songs(way);
    }
}
