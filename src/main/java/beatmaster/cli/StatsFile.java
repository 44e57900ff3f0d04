package beatmaster.cli;

import beatmaster.perform.Performance;
import beatmaster.perform.PerformanceStats;
import beatmaster.smf.WholeFile;
import beatmaster.time.NanoClock;
import beatmaster.time.ProcessAge;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The figures of a performance as a JSON file, written when it is over. Times are milliseconds. */
final class StatsFile {

    private static final double NS_PER_MS = 1e6;
    /** The histogram's first bar ends at 10 microseconds, and each is twice as wide as the one before. */
    private static final int FIRST_BAR_NS = 10_000;
    private static final double GROWTH = 2;

    private StatsFile() {
    }

    /** @throws Failure if the file has no folder to lie in: said before anything is played */
    static void requireFolder(Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Failure("The figures cannot be written to " + file + ": its folder does not exist (make it first)");
        }
    }

    /**
     * @param realTimePriority the beat thread's, 0 for none
     * @throws Failure if the file could not be written; what was there before is untouched then
     */
    static void write(Path file, Performance performance, int realTimePriority) {
        try {
            String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures(performance, realTimePriority));
            WholeFile.write(file, out -> out.write((text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    private static Map<String, Object> figures(Performance performance, int realTimePriority) {
        PerformanceStats stats = performance.stats();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("steps", steps(stats));
        all.put("notes", notes(stats));
        all.put("latenessMs", lateness(stats.lateness()));
        all.put("clock", clock(stats));
        all.put("ports", ports(performance));
        all.put("program", program(stats, realTimePriority));
        return all;
    }

    private static Map<String, Object> steps(PerformanceStats stats) {
        Map<String, Object> steps = new LinkedHashMap<>();
        steps.put("sounded", stats.steps());
        steps.put("late", stats.lateSteps());
        steps.put("skipped", stats.skippedSteps());
        steps.put("lostDecisions", stats.lostDecisions());
        steps.put("leadMs", stats.leadNs() / NS_PER_MS);
        return steps;
    }

    private static Map<String, Object> notes(PerformanceStats stats) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("sent", stats.notes());
        notes.put("dropped", stats.droppedNotes());
        notes.put("heard", stats.playerNotes());
        return notes;
    }

    private static Map<String, Object> lateness(Histogram histogram) {
        Map<String, Object> lateness = new LinkedHashMap<>();
        lateness.put("count", histogram.getTotalCount());
        lateness.put("mean", histogram.getTotalCount() == 0 ? 0 : histogram.getMean() / NS_PER_MS);
        lateness.put("p50", histogram.getValueAtPercentile(50) / NS_PER_MS);
        lateness.put("p90", histogram.getValueAtPercentile(90) / NS_PER_MS);
        lateness.put("p99", histogram.getValueAtPercentile(99) / NS_PER_MS);
        lateness.put("p99.9", histogram.getValueAtPercentile(99.9) / NS_PER_MS);
        lateness.put("max", histogram.getMaxValue() / NS_PER_MS);
        lateness.put("histogram", bars(histogram));
        return lateness;
    }

    private static List<Map<String, Object>> bars(Histogram histogram) {
        List<Map<String, Object>> bars = new ArrayList<>();
        for (HistogramIterationValue bar : histogram.logarithmicBucketValues(FIRST_BAR_NS, GROWTH)) {
            bars.add(Map.of("upTo", bar.getValueIteratedTo() / NS_PER_MS, "count", bar.getCountAddedInThisIterationStep()));
        }
        return bars;
    }

    private static Map<String, Object> clock(PerformanceStats stats) {
        Map<String, Object> clock = new LinkedHashMap<>();
        clock.put("tempoBpm", stats.tempoBpm());
        clock.put("locked", stats.locked());
        clock.put("jitterMs", stats.jitterNs() / NS_PER_MS);
        clock.put("droppedPulses", stats.droppedPulses());
        clock.put("doubledPulses", stats.doubledPulses());
        clock.put("losses", stats.clockLosses());
        clock.put("ignoredMessages", stats.ignoredClocks());
        return clock;
    }

    private static Map<String, Object> ports(Performance performance) {
        Map<String, Object> ports = new LinkedHashMap<>();
        ports.put("failures", performance.stats().portFailures());
        ports.put("lastFailure", performance.stats().lastFailure());
        ports.put("ringOverflows", performance.ringOverflows());
        ports.put("inputOverruns", performance.inputOverruns());
        ports.put("playedStepsLost", performance.lostPlayedSteps());
        return ports;
    }

    /** What it took to get here. The first note is counted from the command on. */
    private static Map<String, Object> program(PerformanceStats stats, int realTimePriority) {
        Map<String, Object> program = new LinkedHashMap<>();
        program.put("firstNoteMs", firstNoteMs(stats));
        program.put("realTimePriority", realTimePriority);
        program.put("classesLoaded", ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        program.put("peakResidentKb", orNull(ResidentMemory.peakKb()));
        return program;
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Long firstNoteMs(PerformanceStats stats) {
        Optional<Long> ageNs = ProcessAge.ageNs();
        if (ageNs.isEmpty() || stats.firstNoteNs().isEmpty()) {
            return null;
        }
        long startNs = NanoClock.system().nanoTime() - ageNs.get();
        return Math.round((stats.firstNoteNs().getAsLong() - startNs) / NS_PER_MS);
    }
}
