package beatmaster.cli;

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
import java.util.TreeMap;

/**
 * Writes what sounded into a MIDI file: every few bars, so that little is lost whatever happens, and at the end. A disk that is full
 * ends nothing: it is said, the take stays in memory, and the next write tries again. Confined to one thread.
 */
final class TakeRecorder {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
    private static final String ENDING = ".mid";
    private static final int STEPS_BETWEEN_WRITES = 8 * 16;
    /** Smaller changes are a follower's breathing, not the music's. */
    private static final double TEMPO_CHANGE_BPM = 0.5;

    private final Path file;
    private final Kit kit;
    private final Screen screen;
    private final Take take = new Take();
    private final TreeMap<Long, Double> tempos = new TreeMap<>();
    private final double firstTempoBpm;
    private int writtenSteps;
    private boolean troubled;

    private TakeRecorder(Path file, Kit kit, double tempoBpm, Screen screen) {
        this.file = file;
        this.kit = kit;
        this.screen = screen;
        firstTempoBpm = tempoBpm;
    }

    /**
     * @param named the file to write, or the folder to write a file of the moment's name into; or null
     * @param headless whether the take is all that remains of the music; then it is recorded in any case, under {@code takes/}
     */
    static TakeRecorder choose(Path named, boolean headless, Settings settings, double tempoBpm, Screen screen) {
        Path folder = named == null && headless ? Path.of("takes") : named;
        Path file = folder == null || isFile(folder) ? folder
                : folder.resolve("take-" + LocalDateTime.now().format(STAMP) + ENDING);
        if (file != null && file.toAbsolutePath().getParent() != null) {
            makeFolder(file.toAbsolutePath().getParent());
        }
        return new TakeRecorder(file, settings.kit(), tempoBpm, screen);
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
        if (file != null && take.length() - writtenSteps >= STEPS_BETWEEN_WRITES) {
            write(file);
        }
    }

    private void noteTempo(long takeStep, double tempoBpm) {
        double known = tempos.isEmpty() ? firstTempoBpm : tempos.lastEntry().getValue();
        if (Math.abs(tempoBpm - known) > TEMPO_CHANGE_BPM) {
            tempos.put(takeStep, tempoBpm);
        }
    }

    /** What has sounded so far. */
    Groove groove() {
        return take.groove();
    }

    /**
     * Writes the whole take.
     *
     * @return the file, or null if none was asked for
     * @throws Failure if it could be written nowhere
     */
    Path finish() {
        if (file == null || write(file)) {
            return file;
        }
        Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("take-" + LocalDateTime.now().format(STAMP) + ENDING);
        if (write(elsewhere)) {
            screen.warning("the take is saved as %s instead", elsewhere);
            return elsewhere;
        }
        throw new Failure("The take is lost: neither " + file + " nor " + elsewhere + " could be written; free some space");
    }

    private boolean write(Path target) {
        // Tried once per stretch of bars, not once per step, also when it fails.
        writtenSteps = take.length();
        GrooveScore score = new GrooveScore(take.groove(), kit, firstTempoBpm).title("Beat Master");
        tempos.forEach(score::tempo);
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
