package beatmaster.bench;

import beatmaster.clock.trial.PulseTrain;
import beatmaster.midi.Midi;
import beatmaster.perform.Performance;
import beatmaster.perform.PerformanceStats;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What came of a soak. Times are measured where messages come out of the port. */
public final class SoakResult {

    /** How much further than the bare thread our 99th percentile may be off, ms. */
    public static final double ALLOWED_MS = 1;
    private static final long SILENT_WITHIN_NS = 10_000_000;
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final double NS_PER_MS = 1e6;

    private final SoakPlan plan;
    private final PulseTrain pulses;
    private final PerformanceStats stats;
    private final Histogram off = histogram();
    private final Histogram bare;
    private final long allocated;
    private final long collections;
    private final long collectionMs;
    private final int[] sounding = new int[Midi.CHANNELS * Midi.NOTES];
    private long firstHitNs = Long.MIN_VALUE;
    private long silentNs;
    private int notes;
    private int openedTwice;
    private int afterStop;
    private int closedByTheEndOnly;

    /** @param beforeEnd how many messages had come out when the music had stopped and the program still ran */
    SoakResult(SoakPlan plan, SoakMaster master, FarSide far, int beforeEnd, Histogram bare, Performance performance,
            long allocated, MachineLoad load) {
        this.plan = plan;
        this.bare = bare;
        this.allocated = allocated;
        stats = performance.stats();
        pulses = new PulseTrain(master.meantNs(), master.arrivalsNs());
        collections = load.collectionsSince();
        collectionMs = load.collectionMsSince();
        closedByTheEndOnly = far.size() - beforeEnd;
        for (int i = 0; i < far.size(); i++) {
            take(far.message(i), far.timeNs(i), master);
        }
    }

    static Histogram histogram() {
        return new Histogram(1, LONGEST_NS, 3);
    }

    /** How many keys are open by all that has come out so far. */
    static int sounding(FarSide far) {
        boolean[] open = new boolean[Midi.CHANNELS * Midi.NOTES];
        int size = far.size();
        for (int i = 0; i < size; i++) {
            int message = far.message(i);
            if (Midi.isNoteOn(message) || Midi.isNoteOff(message)) {
                open[Midi.channel(message) * Midi.NOTES + Midi.data1(message)] = Midi.isNoteOn(message);
            }
        }
        int sounding = 0;
        for (boolean one : open) {
            sounding += one ? 1 : 0;
        }
        return sounding;
    }

    static void record(Histogram histogram, long ns) {
        histogram.recordValue(Math.max(1, Math.min(LONGEST_NS, Math.abs(ns))));
    }

    private void take(int message, long ns, SoakMaster master) {
        int key = Midi.channel(message) * Midi.NOTES + Midi.data1(message);
        silentNs = ns - master.stoppedNs();
        if (Midi.isNoteOn(message)) {
            notes++;
            openedTwice += sounding[key];
            sounding[key] = 1;
            afterStop += silentNs > SILENT_WITHIN_NS + bare.getMaxValue() ? 1 : 0;
            record(off, ns - master.stepNs(master.nearestStep(ns)));
            if (firstHitNs == Long.MIN_VALUE) {
                firstHitNs = ns - pulses.arrivalNs()[SoakMaster.PULSES_BEFORE_START];
            }
        } else if (Midi.isNoteOff(message)) {
            sounding[key] = 0;
        }
    }

    /** The pulses as they were meant and as they came. */
    public PulseTrain pulses() {
        return pulses;
    }

    /** How many note-ons came out. */
    public int notes() {
        return notes;
    }

    /** Notes that nobody closed, or that only the end of the program closed. */
    public int hungNotes() {
        return Arrays.stream(sounding).sum() + closedByTheEndOnly;
    }

    /** Keys that were opened while open, and note-ons more than 10 ms, and the bare thread's worst, after Stop. */
    public int strayNotes() {
        return openedTwice + afterStop;
    }

    /** Steps that the drummer had not decided in time. */
    public long lateSteps() {
        return stats.lateSteps();
    }

    /** Steps that the loop left out because the machine held it up. */
    public long skippedSteps() {
        return stats.skippedSteps();
    }

    /** Steps that nobody accounts for, or that sounded twice: the master itself was held up so long that its count was lost. */
    public long lostSteps() {
        return Math.abs(plan.steps() - stats.steps() - stats.skippedSteps());
    }

    /** How far our hits were from their steps, a percentile in ms. */
    public double offMs(double percentile) {
        return off.getValueAtPercentile(percentile) / NS_PER_MS;
    }

    /** How late the bare thread was at the steps, a percentile in ms. */
    public double bareMs(double percentile) {
        return bare.getValueAtPercentile(percentile) / NS_PER_MS;
    }

    /** From the first pulse after Start to the first hit, ms. */
    public double firstHitMs() {
        return firstHitNs / NS_PER_MS;
    }

    /** From Stop to the last note-off, ms; below 0 if nothing sounded then. */
    public double silentMs() {
        return silentNs / NS_PER_MS;
    }

    /** Bytes that the beat thread allocated while it played; below 0 where the JVM does not tell. */
    public long allocatedBytes() {
        return allocated;
    }

    /** Whether what no machine excuses holds: notes came, and none hung or strayed. */
    public boolean lawsHold() {
        return notes > 0 && hungNotes() == 0 && strayNotes() == 0;
    }

    /** Whether the music was as punctual as the machine lets it, with every step in its place. */
    public boolean isPunctual() {
        return lateSteps() == 0 && skippedSteps() == 0 && lostSteps() == 0 && offMs(99) <= bareMs(99) + ALLOWED_MS;
    }

    /** Prints it for people. */
    public void print(PrintWriter out) {
        out.print(String.format(Locale.ROOT, "%.1f minutes at %.0f bpm through a port pair, pulses up to %.1f ms early or "
                + "late%n", plan.minutes(), plan.bpm(), plan.jitterNs() / NS_PER_MS));
        if (plan.loaded()) {
            out.print(String.format(Locale.ROOT, "one core kept busy, %d collections of the heap forced, %.1f ms each%n",
                    collections, collectionMs / (double) Math.max(1, collections)));
        }
        out.print(String.format(Locale.ROOT, "%-32s%10s%10s%10s%10s%n", "ms off the grid", "median", "p99", "p99.9", "most"));
        row(out, "the drums", off);
        row(out, "a bare thread", bare);
        out.print(String.format(Locale.ROOT, "p99 %+.3f ms from the bare thread's (+%.0f allowed), %d late steps, %d hung "
                + "notes: %s%n", offMs(99) - bareMs(99), ALLOWED_MS, lateSteps(), hungNotes() + strayNotes(),
                lawsHold() && isPunctual() ? "in time" : "NOT in time"));
        out.print(String.format(Locale.ROOT, "%d steps of %d (%d skipped), %d notes; first hit %.2f ms after its pulse; Stop to silence "
                + "%.2f ms%n", stats.steps(), plan.steps(), stats.skippedSteps(), notes, firstHitMs(), Math.max(0, silentMs())));
        out.print(String.format(Locale.ROOT, "lead %.1f ms; pulses dropped %d, doubled %d; the beat thread allocated %d "
                + "bytes%n", stats.leadNs() / NS_PER_MS, stats.droppedPulses(), stats.doubledPulses(), allocated));
        out.flush();
    }

    private static void row(PrintWriter out, String name, Histogram histogram) {
        out.print(String.format(Locale.ROOT, "%-32s%10.3f%10.3f%10.3f%10.3f%n", name,
                histogram.getValueAtPercentile(50) / NS_PER_MS, histogram.getValueAtPercentile(99) / NS_PER_MS,
                histogram.getValueAtPercentile(99.9) / NS_PER_MS, histogram.getMaxValue() / NS_PER_MS));
    }
}
