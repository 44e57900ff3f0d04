package beatmaster.cli;

import beatmaster.train.Adaptation;
import beatmaster.train.Scores;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Song by song, how well it was foreseen while it was held back: before and after the others had been learnt. */
final class SongTable {

    private static final String HEAD = "bits, before -> after";

    private SongTable() {
    }

    /** @param shown songs at most; of the rest only the number is told */
    static void print(List<Adaptation.Song> songs, int shown, PrintWriter out) {
        List<Adaptation.Song> told = songs.subList(0, Math.min(shown, songs.size()));
        int width = told.stream().mapToInt(song -> song.id().length()).reduce(HEAD.length(), Math::max);
        out.println(line(width, HEAD, "hits, a step", "velocity, a hit", "offset, a hit", "all, a step"));
        for (Adaptation.Song song : told) {
            Scores before = song.before();
            Scores after = song.after();
            out.println(line(width, song.id(), pair(3, before.hitBits(), after.hitBits()),
                    pair(2, before.velocityBits(), after.velocityBits()), pair(2, before.offsetBits(), after.offsetBits()),
                    pair(2, before.allBits(), after.allBits())));
        }
        if (songs.size() > told.size()) {
            out.println("and " + (songs.size() - told.size()) + " more");
        }
        out.flush();
    }

    private static String line(int width, String... cells) {
        return String.format(Locale.ROOT, "%-" + width + "s  %14s  %15s  %13s  %15s", (Object[]) cells);
    }

    /** A dash where a song without a hit has no touch to judge. */
    private static String pair(int decimals, double before, double after) {
        return Double.isNaN(before) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f -> %." + decimals + "f", before, after);
    }
}
