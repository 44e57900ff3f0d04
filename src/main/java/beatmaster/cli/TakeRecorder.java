package beatmaster.cli;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.perform.PlayedStep;
import beatmaster.perform.Settings;
import beatmaster.perform.Take;
import beatmaster.smf.GrooveScore;
import beatmaster.smf.MidiFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what sounded into a MIDI file: every few bars, so that little is lost whatever happens, and at the end. A disk that is full
 * ends nothing: it is said, the take stays in memory, and the next write tries again. Confined to one thread.
 */
final class TakeRecorder {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
    private static final String ENDING = ".mid";
    private static final int STEPS_BETWEEN_WRITES = 8 * Grid.STEPS_PER_BAR;
    /** A quarter of an hour at 120 bpm: in a folder, a take that plays for weeks is written in pieces that fit the memory. */
    private static final int STEPS_PER_FILE = 450 * Grid.STEPS_PER_BAR;
    /** What is remembered where nothing is recorded, or when a new file is begun; a player's hits are told some steps late. */
    private static final int STEPS_KEPT = 8 * Grid.STEPS_PER_BAR;
    /** Smaller changes are a follower's breathing, not the music's. */
    private static final double TEMPO_CHANGE_BPM = 0.5;

    private final Path folder;
    private final Kit kit;
    private final Screen screen;
    private final Take take = new Take();
    private final TreeMap<Long, Double> tempos = new TreeMap<>();
    private Path file;
    private double firstTempoBpm;
    private long writtenSteps;
    private boolean troubled;

    private TakeRecorder(Path folder, Path file, Kit kit, double tempoBpm, Screen screen) {
        this.folder = folder;
        this.file = file;
        this.kit = kit;
        this.screen = screen;
        firstTempoBpm = tempoBpm;
    }

    /**
     * @param named the file to write, or the folder to write files of the moment's name into; or null
     * @param headless whether the take is all that remains of the music; then it is recorded in any case, under {@code takes/}
     */
    static TakeRecorder choose(Path named, boolean headless, Settings settings, double tempoBpm, Screen screen) {
        Path place = named == null && headless ? Path.of("takes") : named;
        Path folder = place == null || isFile(place) ? null : place;
        Path file = folder == null ? place : newFile(folder);
        if (file != null && file.toAbsolutePath().getParent() != null) {
            makeFolder(file.toAbsolutePath().getParent());
        }
        return new TakeRecorder(folder, file, settings.kit(), tempoBpm, screen);
    }

    /** A name that no file has yet. */
    private static Path newFile(Path folder) {
        String name = "take-" + LocalDateTime.now().format(STAMP);
        Path file = folder.resolve(name + ENDING);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ENDING);
        }
        return file;
    }

    /** A name that ends as MIDI files do; every other is a folder's. */
    static boolean isFile(Path named) {
        return named.getFileName() != null && named.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.midi?");
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure("The take cannot be recorded in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Takes in a step and the tempo at which it sounded. */
    void played(PlayedStep step, double tempoBpm) {
        take.add(step);
        noteTempo(step.takeStep, tempoBpm);
        long known = take.length() - take.first();
        if (file == null && known >= 2 * STEPS_KEPT) {
            forget(lineBeforeKept());
        } else if (file != null && take.length() - writtenSteps >= STEPS_BETWEEN_WRITES) {
            boolean full = folder != null && known >= STEPS_PER_FILE + STEPS_KEPT;
            long end = full ? lineBeforeKept() : take.length();
            if (write(file, end) && full) {
                forget(end);
                file = newFile(folder);
            }
        }
    }

    private long lineBeforeKept() {
        return Grid.barOf(take.length() - STEPS_KEPT) * Grid.STEPS_PER_BAR;
    }

    private void forget(long before) {
        Map.Entry<Long, Double> tempo = tempos.floorEntry(before);
        firstTempoBpm = tempo == null ? firstTempoBpm : tempo.getValue();
        tempos.headMap(before, true).clear();
        take.forgetBefore(before);
    }

    private void noteTempo(long takeStep, double tempoBpm) {
        double known = tempos.isEmpty() ? firstTempoBpm : tempos.lastEntry().getValue();
        if (Math.abs(tempoBpm - known) > TEMPO_CHANGE_BPM) {
            tempos.put(takeStep, tempoBpm);
        }
    }

    /** How many bars have begun to sound. */
    long bars() {
        return Grid.barOf(take.length() + Grid.STEPS_PER_BAR - 1);
    }

    /** A bar, as far as it is still known. */
    Groove bar(long bar) {
        return take.groove(bar * Grid.STEPS_PER_BAR, (bar + 1) * Grid.STEPS_PER_BAR);
    }

    /**
     * Writes the whole take.
     *
     * @return the file, or null if none was asked for
     * @throws Failure if it could be written nowhere
     */
    Path finish() {
        if (file == null || write(file, take.length())) {
            return file;
        }
        Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("take-" + LocalDateTime.now().format(STAMP) + ENDING);
        if (write(elsewhere, take.length())) {
            screen.warning("the take is saved as %s instead", elsewhere);
            return elsewhere;
        }
        throw new Failure("The take is lost: neither " + file + " nor " + elsewhere + " could be written; free some space");
    }

    private boolean write(Path target, long end) {
        // Tried once per stretch of bars, not once per step, also when it fails.
        writtenSteps = take.length();
        long first = take.first();
        GrooveScore score = new GrooveScore(take.groove(first, end), kit, firstTempoBpm).title("Beat Master");
        tempos.headMap(end).forEach((step, bpm) -> score.tempo(step - first, bpm));
        try {
            MidiFileWriter.write(score.toSong(), target);
            troubled = false;
            return true;
        } catch (IOException e) {
            if (!troubled) {
                screen.warning("the take cannot be written now (%s); playing on, trying again", e.getMessage());
            }
            troubled = true;
            return false;
        }
    }
}
