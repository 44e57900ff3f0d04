package beatmaster.evaluate;

import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.grid.Groove;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether what a drummer plays in a style is heard as that style, about as often as real drummers' pieces are. */
final class StyleReport {

    private static final int LEARNING_HOP = 4;

    private final Map<String, double[]> shares = new LinkedHashMap<>();
    private final Map<String, Integer> realPieces = new LinkedHashMap<>();

    StyleReport(Playing playing, Performers performers) {
        Map<String, List<Groove>> learning = new LinkedHashMap<>();
        for (String style : performers.data().styles()) {
            learning.put(style, Pieces.of(grooves(performers, Split.TRAIN, style), LEARNING_HOP));
        }
        StyleClassifier classifier = new StyleClassifier(learning);
        for (String style : playing.cold().keySet()) {
            List<Groove> real = Pieces.of(grooves(performers, performers.judging(), style), Pieces.BARS);
            realPieces.put(style, real.size());
            shares.put(style, new double[] {
                classifier.share(style, real),
                classifier.share(style, Pieces.of(playing.cold().get(style), Pieces.BARS)),
                classifier.share(style, Pieces.of(playing.primed().get(style), Pieces.BARS))});
        }
    }

    private static List<Groove> grooves(Performers performers, Split split, String style) {
        return performers.data().performances(split).stream().filter(p -> !p.fill() && p.style().equals(style))
                .map(Performance::groove).toList();
    }

    /** One row a style that has real pieces in the judging split: share named right, of real, cold and primed pieces. */
    String text() {
        Table table = new Table();
        table.row("style", "real pieces", "real", "cold", "primed");
        shares.forEach((style, three) -> {
            if (realPieces.get(style) > 0) {
                table.row(style, String.valueOf(realPieces.get(style)), Table.percent(three[0]), Table.percent(three[1]),
                        Table.percent(three[2]));
            }
        });
        table.row("mean", "", Table.percent(mean(0)), Table.percent(mean(1)), Table.percent(mean(2)));
        return table.toString();
    }

    /** Over the styles that have real pieces, so that all means are of the same styles. */
    private double mean(int kind) {
        return shares.entrySet().stream().filter(entry -> realPieces.get(entry.getKey()) > 0)
                .mapToDouble(entry -> entry.getValue()[kind]).filter(share -> !Double.isNaN(share)).average()
                .orElse(Double.NaN);
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", three(new double[] {mean(0), mean(1), mean(2)}));
        shares.forEach((style, three) -> map.put(style, three(three)));
        return map;
    }

    private static Map<String, Object> three(double[] shares) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<String> names = List.of("real", "cold", "primed");
        for (int i = 0; i < names.size(); i++) {
            if (!Double.isNaN(shares[i])) {
                map.put(names.get(i), shares[i]);
            }
        }
        return map;
    }
}
