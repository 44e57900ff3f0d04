package beatmaster.cli;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.DataSetStatistics;
import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Voice;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a data set holds, as a table for the terminal. */
final class DatasetTable {

    private DatasetTable() {
    }

    static void print(DataSet data, PrintWriter screen) {
        screen.println();
        header("split", screen);
        for (Split split : Split.values()) {
            row(split.key(), data.performances(split), screen);
        }
        row("all", data.all(), screen);
        screen.println();
        header("style", screen);
        for (String style : data.styles()) {
            row(style, data.all().stream().filter(p -> p.style().equals(style)).toList(), screen);
        }
        screen.println();
        screen.println("Hits a bar: all, then kick .. ride. Velocity 1..127 and offset in steps (- is early): quartiles.");
        screen.println();
    }

    private static void header(String what, PrintWriter screen) {
        StringBuilder voices = new StringBuilder();
        for (Voice voice : Voice.values()) {
            voices.append(String.format("%6s", voice.sign()));
        }
        screen.printf("%-14s %5s %5s %6s %6s %6s %6s %5s %s  %-12s %s%n", what, "files", "fills", "bars", "train", "valid.",
                "test", "hits", voices, " velocity", "    offset");
    }

    private static void row(String name, List<Performance> performances, PrintWriter screen) {
        DataSetStatistics s = DataSetStatistics.of(performances);
        StringBuilder voices = new StringBuilder();
        for (int v = 0; v < Voice.COUNT; v++) {
            voices.append(String.format(Locale.ROOT, "%6.2f", s.hitsPerBar(v)));
        }
        double[] velocity = s.velocities();
        double[] offset = s.offsets();
        screen.printf(Locale.ROOT, "%-14s %5d %5d %6d %6d %6d %6d %5.1f %s  %3.0f %3.0f %3.0f  %+.2f %+.2f %+.2f%n",
                name, s.files(), s.fills(), s.bars(), bars(performances, Split.TRAIN), bars(performances, Split.VALIDATION),
                bars(performances, Split.TEST), s.hitsPerBar(), voices, velocity[0] * 127, velocity[1] * 127,
                velocity[2] * 127, offset[0], offset[1], offset[2]);
    }

    private static int bars(List<Performance> performances, Split split) {
        return performances.stream().filter(p -> p.split() == split).mapToInt(p -> p.groove().bars()).sum();
    }
}
