package beatmaster.clock.trial;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The table of all followers over all trials, milliseconds: the 99th percentile of the error with which the next
 * sixteenth is foreseen (mean of some seeds), or for a step of the tempo the worst error and the number of sixteenths
 * until it is settled (worst of the seeds). The same seeds give the same table. Not real-time safe.
 */
public final class FollowerTable {

    /** The tempos of the full table, bpm. */
    public static final double[] TEMPOS = {20, 60, 120, 174, 300};

    private static final String FIRST = "%-24s";
    private static final String CELL = "%14s";

    /** A column. */
    record Column(String name, Supplier<Foresight> follower) {
    }

    static final List<Column> COLUMNS = List.of(
            new Column("ours", Ours::new),
            new Column("Hydrogen", Peers.MeanOfTen::new),
            new Column("Ardour", Peers.FixedLoop::new),
            new Column("Mixxx", Peers.LastBeat::new),
            new Column("adaptive DLL", Peers.AdaptiveLoop::new),
            new Column("seq66", Peers.LastInterval::new));

    private FollowerTable() {
    }

    /** Prints the table; with five seeds a second or so for each tempo. */
    public static void print(PrintWriter out, int seeds, double... tempos) {
        for (double bpm : tempos) {
            printHead(out, Math.round(bpm) + " bpm");
            for (Trial trial : Trial.at(bpm)) {
                printRow(out, trial.name(), column -> cell(trial, score(column, trial, seeds)));
            }
            out.println();
        }
    }

    /** A row of pulses that came in earnest, ours and the other followers' on the very same ones; its head first. */
    public static void printLive(PrintWriter out, String head, String name, PulseTrain train, int fromPulse) {
        printHead(out, head);
        printRow(out, name, column -> String.format(Locale.ROOT, "%.2f",
                Score.of(column.follower().get(), train, fromPulse).p99Ms()));
    }

    private static void printHead(PrintWriter out, String head) {
        out.print(String.format(FIRST, head));
        COLUMNS.forEach(column -> out.print(String.format(CELL, column.name())));
        out.println();
    }

    private static void printRow(PrintWriter out, String name, Function<Column, String> cell) {
        out.print(String.format(FIRST, name));
        COLUMNS.forEach(column -> out.print(String.format(CELL, cell.apply(column))));
        out.println();
    }

    static Score score(Column column, Trial trial, int seeds) {
        double p99 = 0;
        double worst = 0;
        int settled = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            PulseTrain train = PulseTrain.of(trial.pulses(), trial.tempo(), trial.disturbance(), seed);
            Score one = Score.of(column.follower().get(), train, trial.fromPulse());
            p99 += one.p99Ms() / seeds;
            worst = Math.max(worst, one.worstMs());
            settled = Math.max(settled, one.settledAfter());
        }
        return new Score(p99, worst, settled);
    }

    private static String cell(Trial trial, Score score) {
        return trial.change()
                ? String.format(Locale.ROOT, "%.2f / %d", score.worstMs(), score.settledAfter())
                : String.format(Locale.ROOT, "%.2f", score.p99Ms());
    }

    /** {@code [seeds [bpm]]}: the table alone, without the program around it. */
    public static void main(String[] args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        print(new PrintWriter(System.out, true), seeds, args.length > 1 ? new double[] {Double.parseDouble(args[1])} : TEMPOS);
    }
}
