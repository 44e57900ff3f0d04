package beatmaster.dataset;

import beatmaster.grid.Grid;
import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out of each take how early or late it lies as a whole against the click: the middle of its hits on the beat becomes
 * zero (src/docs/decisions/2026-11-23-recording-latency.md). What hits are to each other stays. Stateless; any thread.
 */
final class RecordingLatency {

    /** A drum module, its cable and its driver cost some milliseconds; a drummer who lays back plays further off. */
    static final double MAX_SECONDS = 0.015;
    /** The recordings' own resolution, 480 ticks a quarter. */
    static final int OFFSETS_PER_STEP = 120;

    /** Beyond it a hit belongs to a triplet or a flam and says nothing of the beat. */
    private static final float NEAR = 0.25f;
    /** Fewer hits have no middle worth the name. */
    private static final int ENOUGH_HITS = 8;
    private static final double SECONDS_PER_MINUTE = 60;

    private RecordingLatency() {
    }

    /** The same performances, each moved by its own latency, or its session's where it is too short to tell. */
    static List<Performance> remove(List<Performance> performances) {
        Map<String, List<Double>> sessions = new HashMap<>();
        for (Performance performance : performances) {
            sessions.computeIfAbsent(session(performance), name -> new ArrayList<>()).addAll(latenessOnTheBeat(performance));
        }
        return performances.stream().map(p -> {
            List<Double> own = latenessOnTheBeat(p);
            double seconds = bounded(median(own.size() < ENOUGH_HITS ? sessions.get(session(p)) : own));
            return new Performance(p.id(), p.drummer(), p.style(), p.tempoBpm(), p.fill(), p.split(),
                    without(seconds / secondsPerStep(p), p.groove()));
        }).toList();
    }

    /** What was recorded in one go: the folder that an id names. */
    private static String session(Performance performance) {
        String id = performance.id();
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    private static double secondsPerStep(Performance performance) {
        return SECONDS_PER_MINUTE / (performance.tempoBpm() * Grid.STEPS_PER_BEAT);
    }

    /** Seconds after the beat of every hit that is meant to be on it. */
    private static List<Double> latenessOnTheBeat(Performance performance) {
        List<Double> lateness = new ArrayList<>();
        Groove groove = performance.groove();
        for (int step = 0; step < groove.length(); step += Grid.STEPS_PER_BEAT) {
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((groove.mask(step) & 1 << v) != 0 && Math.abs(groove.offset(step, v)) <= NEAR) {
                    lateness.add(groove.offset(step, v) * secondsPerStep(performance));
                }
            }
        }
        return lateness;
    }

    private static double median(List<Double> values) {
        if (values.size() < ENOUGH_HITS) {
            return 0;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    private static double bounded(double seconds) {
        return Math.max(-MAX_SECONDS, Math.min(MAX_SECONDS, seconds));
    }

    /**
     * The same hits, {@code steps} earlier, on the recordings' resolution. A hit that comes to lie nearer to the step beside its own
     * goes there, unless that step has a louder one of the voice.
     */
    private static Groove without(double steps, Groove groove) {
        List<Step> moved = new ArrayList<>();
        for (int i = 0; i < groove.length(); i++) {
            moved.add(new Step());
        }
        Step from = new Step();
        Step hit = new Step();
        int half = OFFSETS_PER_STEP / 2;
        for (int i = 0; i < groove.length(); i++) {
            groove.read(i, from);
            for (int v = 0; v < Voice.COUNT; v++) {
                if (from.has(v)) {
                    long ticks = i * (long) OFFSETS_PER_STEP + Math.round((from.offset(v) - steps) * OFFSETS_PER_STEP);
                    long nearest = Math.floorDiv(ticks + half, (long) OFFSETS_PER_STEP);
                    // Nothing goes over the edge of the take: its first and last hits stay in it.
                    int step = (int) Math.max(0, Math.min(groove.length() - 1, nearest));
                    hit.clear();
                    hit.hit(v, from.velocity(v), (ticks - step * (long) OFFSETS_PER_STEP) / (float) OFFSETS_PER_STEP);
                    moved.get(step).merge(hit);
                }
            }
        }
        Groove result = new Groove(groove.length());
        moved.forEach(result::add);
        return result;
    }
}
