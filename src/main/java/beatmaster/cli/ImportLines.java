package beatmaster.cli;

import beatmaster.dataset.ImportReport;
import java.io.PrintWriter;
import java.util.List;

/** Tells what became of the files on their way into a data set. */
final class ImportLines {

    private ImportLines() {
    }

    /** How many files and notes were of use. */
    static void summary(ImportReport report, PrintWriter screen) {
        screen.printf("%d MIDI files: %d usable, %d not in 4/4, %d skipped, %d not listed; %d notes, %d on no known drum, "
                        + "%d under a louder one%n",
                report.midiFiles(), report.files().values().stream().mapToInt(Integer::intValue).sum(),
                report.otherMetres().size(), report.skipped().size(), report.notListed(), report.notes(),
                report.unknownNotes(), report.collisions());
    }

    /**
     * Which files and bars were left out, each with its reason, and where drums had to be looked for.
     *
     * @param shown at most so many of a kind
     */
    static void leftOut(ImportReport report, int shown, PrintWriter screen) {
        some("not in 4/4", report.otherMetres(), shown, screen);
        some("skipped", report.skipped(), shown, screen);
        some("left out in part", report.cut(), shown, screen);
        some("with drums off channel 10, found on", report.found(), shown, screen);
        some("left out of train, as validation or test has the same", report.duplicates(), shown, screen);
    }

    private static void some(String what, List<String> names, int shown, PrintWriter screen) {
        if (names.isEmpty()) {
            return;
        }
        screen.printf("%d %s:%n", names.size(), what);
        names.stream().limit(shown).forEach(name -> screen.println("  " + name));
        if (names.size() > shown) {
            screen.println("  and " + (names.size() - shown) + " more");
        }
    }
}
