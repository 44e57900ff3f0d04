package beatmaster.evaluate;

import beatmaster.grid.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How surprised each predictor was, beside all others.
 *
 * @param compared those that were told no more than the others, in the order of the rows
 * @param otherwise those that were told more, or less: of interest, but no fair comparison
 */
public record LikelihoodReport(List<Judgement> compared, List<Judgement> otherwise) {

    public LikelihoodReport {
        compared = List.copyOf(compared);
        otherwise = List.copyOf(otherwise);
    }

    /** In total: one row a predictor. */
    public String totals() {
        Table table = new Table();
        table.row("", "hits", "", "velocity", "", "offset", "");
        table.row("", "bits a step", "novel bars", "bits a hit", "off by, of 127", "bits a hit", "off by, of a step");
        for (Judgement judgement : everyone()) {
            Tally all = Judgement.total(judgement.all());
            table.row(judgement.name(), Table.figure(all.hitBits(), 3),
                    Table.figure(Judgement.total(judgement.novel()).hitBits(), 3),
                    Table.figure(all.velocityBits(), 2), Table.figure(all.velocityError(), 1),
                    Table.figure(all.offsetBits(), 2), Table.figure(all.offsetError(), 3));
        }
        return table.toString();
    }

    /** Bits a step by style: one row a style, one column a predictor. */
    public String byStyle() {
        return byStyle(Judgement::all);
    }

    /** The same without the bars that stand in the training data. */
    public String byStyleOnNovelBars() {
        return byStyle(Judgement::novel);
    }

    private String byStyle(Function<Judgement, SortedMap<String, Tally>> choose) {
        Table table = new Table();
        List<String> head = new ArrayList<>(List.of("style", "bars"));
        compared.forEach(judgement -> head.add(judgement.name()));
        table.row(head);
        for (String style : styles()) {
            table.row(row(style, judgement -> choose.apply(judgement).getOrDefault(style, new Tally())));
        }
        table.row(row("total", judgement -> Judgement.total(choose.apply(judgement))));
        return table.toString();
    }

    /** Velocity and offset by style, of those that say something of them: bits a hit and mean error. */
    public String touchByStyle() {
        return touchByStyle(Judgement::all);
    }

    /** The same without the bars that stand in the training data. */
    public String touchByStyleOnNovelBars() {
        return touchByStyle(Judgement::novel);
    }

    private String touchByStyle(Function<Judgement, SortedMap<String, Tally>> choose) {
        List<Judgement> touching = compared.stream()
                .filter(judgement -> !Double.isNaN(Judgement.total(judgement.all()).velocityBits())).toList();
        Table table = new Table();
        List<String> names = new ArrayList<>(List.of("", ""));
        List<String> head = new ArrayList<>(List.of("style", "hits"));
        for (Judgement judgement : touching) {
            names.addAll(List.of(judgement.name(), "", "", ""));
            head.addAll(List.of("velocity", "off by", "offset", "off by"));
        }
        table.row(names).row(head);
        for (String style : styles()) {
            table.row(touchRow(style, touching, judgement -> choose.apply(judgement).getOrDefault(style, new Tally())));
        }
        return table.row(touchRow("total", touching, judgement -> Judgement.total(choose.apply(judgement)))).toString();
    }

    private static List<String> touchRow(String name, List<Judgement> touching, Function<Judgement, Tally> tally) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Judgement judgement : touching) {
            Tally of = tally.apply(judgement);
            if (row.size() == 1) {
                row.add(String.valueOf(of.hits()));
            }
            row.addAll(List.of(Table.figure(of.velocityBits(), 2), Table.figure(of.velocityError(), 1),
                    Table.figure(of.offsetBits(), 2), Table.figure(of.offsetError(), 3)));
        }
        return row;
    }

    private List<String> row(String name, Function<Judgement, Tally> tally) {
        List<String> row = new ArrayList<>();
        row.add(name);
        for (Judgement judgement : compared) {
            if (row.size() == 1) {
                row.add(String.valueOf(tally.apply(judgement).steps() / Grid.STEPS_PER_BAR));
            }
            row.add(Table.figure(tally.apply(judgement).hitBits(), 2));
        }
        return row;
    }

    private List<Judgement> everyone() {
        List<Judgement> everyone = new ArrayList<>(compared);
        everyone.addAll(otherwise);
        return everyone;
    }

    /** The styles that were judged, sorted. */
    public List<String> styles() {
        TreeSet<String> styles = new TreeSet<>();
        compared.forEach(judgement -> styles.addAll(judgement.all().keySet()));
        return List.copyOf(styles);
    }

    /** For JSON. */
    public List<Map<String, Object>> toList() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Judgement judgement : everyone()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", judgement.name());
            map.put("total", Judgement.total(judgement.all()).toMap());
            map.put("novel", Judgement.total(judgement.novel()).toMap());
            map.put("byStyle", byStyle(judgement.all()));
            map.put("novelByStyle", byStyle(judgement.novel()));
            list.add(map);
        }
        return list;
    }

    private static Map<String, Object> byStyle(SortedMap<String, Tally> tallies) {
        Map<String, Object> map = new LinkedHashMap<>();
        tallies.forEach((style, tally) -> map.put(style, tally.toMap()));
        return map;
    }
}
