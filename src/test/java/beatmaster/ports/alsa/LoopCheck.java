package beatmaster.ports.alsa;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.time.NanoClock;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Our output connected to our input on a real sequencer: not a unit test, but a program for a machine that has one
 * ({@code src/it/alsa}). Exit 0 if all was as it must be.
 */
public final class LoopCheck {

    private static final long MS = 1_000_000;
    private static final NanoClock CLOCK = NanoClock.system();
    private static final int NOTES = 200;
    /** What a busy machine may add to the median, however slow it is. */
    private static final long GENEROUS_NS = 20 * MS;

    private final AtomicLongArray arrivals = new AtomicLongArray(NOTES);
    private final AtomicInteger noteOns = new AtomicInteger();
    private final AtomicInteger noteOffs = new AtomicInteger();
    private final long floorNs;
    private int failures;

    private LoopCheck(long floorNs) {
        this.floorNs = floorNs;
    }

    /** @param arguments the median lateness of the kernel's queue by its own time, without us, in microseconds */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LoopCheck check = new LoopCheck(Math.max(0, Long.parseLong(arguments[0])) * 1000);
        AlsaPorts ports = new AlsaPorts(CLOCK);
        try (MidiInput input = ports.openVirtualInput(); MidiOutput output = ports.openVirtualOutput()) {
            input.start(check::received);
            new ProcessBuilder("aconnect", "Beat Master:1", "Beat Master:0").inheritIO().start().waitFor();
            check.expect("the queue is precise", output.schedules());
            check.lateness(output);
            check.garbage(output);
            check.takenBack(output);
            check.full(output);
        }
        check.expect("opened again, it sees no port of its own", check.reopened(ports));
        System.exit(check.failures == 0 ? 0 : 1);
    }

    private void received(int message, long arrivalNs) {
        if (Midi.isNoteOn(message)) {
            int number = noteOns.getAndIncrement();
            if (number < NOTES) {
                arrivals.set(number, arrivalNs);
            }
        } else if (Midi.isNoteOff(message)) {
            noteOffs.incrementAndGet();
        }
    }

    /** Each note 10 ms ahead, one every 20 ms; arrival stamp less due time, beside how late a thread wakes here anyway. */
    private void lateness(MidiOutput output) {
        long[] dueNs = new long[NOTES];
        long[] wakingNs = new long[NOTES];
        long nextNs = CLOCK.nanoTime() + 100 * MS;
        for (int i = 0; i < NOTES; i++) {
            dueNs[i] = nextNs;
            sleepUntil(nextNs - 10 * MS);
            wakingNs[i] = CLOCK.nanoTime() - (nextNs - 10 * MS);
            output.send(Midi.noteOn(9, 40, 100), nextNs);
            nextNs = Math.max(nextNs, CLOCK.nanoTime()) + 20 * MS;
        }
        soon(() -> noteOns.get() >= NOTES);
        int heard = Math.min(NOTES, noteOns.get());
        expect("of " + NOTES + " notes all are heard: " + heard, heard == NOTES);
        long[] latenessNs = new long[heard];
        for (int i = 0; i < heard; i++) {
            latenessNs[i] = arrivals.get(i) - dueNs[i];
        }
        Arrays.sort(latenessNs);
        Arrays.sort(wakingNs);
        tell("lateness in the queue", latenessNs);
        tell("lateness of a thread ", wakingNs);
        System.out.printf("      the median is %.1f times the queue's own floor%n", 1.0 * latenessNs[heard / 2] / floorNs);
        // One that seems early tells of the clocks' mapping, which a machine that is held up measures badly.
        expect("notes are held until they are due: median", latenessNs[heard / 2] > -5 * MS);
        expect("through our ports the queue is hardly later than by itself: median",
                latenessNs[heard / 2] < 3 * floorNs + GENEROUS_NS);
    }

    private static void tell(String what, long[] sorted) {
        System.out.printf("      %s: min %d, median %d, p95 %d, max %d us%n", what, sorted[0] / 1000,
                sorted[sorted.length / 2] / 1000, sorted[sorted.length * 95 / 100] / 1000, sorted[sorted.length - 1] / 1000);
    }

    private void garbage(MidiOutput output) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long leastBytes = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < 400; i++) {
                output.send(Midi.noteOff(9, 1), CLOCK.nanoTime());
            }
            leastBytes = Math.min(leastBytes, threads.getThreadAllocatedBytes(id) - before);
            sleepUntil(CLOCK.nanoTime() + 50 * MS);
        }
        expect("400 messages make no garbage: " + leastBytes + " bytes", leastBytes < 400);
    }

    private void takenBack(MidiOutput output) {
        sleepUntil(CLOCK.nanoTime() + 100 * MS);
        int onsBefore = noteOns.get();
        int offsBefore = noteOffs.get();
        long dueNs = CLOCK.nanoTime() + 2_000 * MS;
        for (int note = 30; note < 40; note++) {
            output.send(Midi.noteOn(9, note, 90), dueNs);
            output.send(Midi.noteOff(9, note), dueNs + 5 * MS);
        }
        output.cancelPending();
        sleepUntil(dueNs + 200 * MS);
        soon(() -> noteOffs.get() - offsBefore >= 10);
        expect("no note-on that was taken back is heard: " + (noteOns.get() - onsBefore), noteOns.get() == onsBefore);
        expect("every note-off is heard: " + (noteOffs.get() - offsBefore), noteOffs.get() - offsBefore == 10);
    }

    private void full(MidiOutput output) {
        int refused = 0;
        long longestNs = 0;
        long dueNs = CLOCK.nanoTime() + 600_000 * MS;
        for (int i = 0; i < 2500; i++) {
            long before = CLOCK.nanoTime();
            try {
                output.send(Midi.noteOn(9, 50, 1), dueNs);
            } catch (PortFailure e) {
                refused++;
            }
            longestNs = Math.max(longestNs, CLOCK.nanoTime() - before);
        }
        expect("a full queue refuses: " + refused, refused > 400 && refused < 1000);
        // In blocking mode it was seen to wait for the first of the notes to become due: here ten minutes.
        expect("and never blocks: longest call " + longestNs / 1000 + " us", longestNs < 60_000 * MS);
        int before = noteOffs.get();
        output.send(Midi.noteOff(9, 50), CLOCK.nanoTime());
        soon(() -> noteOffs.get() == before + 1);
        expect("a note-off that is due gets through a full queue", noteOffs.get() == before + 1);
        output.cancelPending();
        output.send(Midi.noteOff(9, 50), CLOCK.nanoTime() + MS);
        soon(() -> noteOffs.get() == before + 2);
        expect("taken back, there is room again", noteOffs.get() == before + 2);
    }

    private boolean reopened(AlsaPorts ports) {
        return ports.list().stream().noneMatch(port -> port.name().contains("Beat Master"));
    }

    private void expect(String what, boolean is) {
        System.out.println((is ? "ok    " : "WRONG ") + what);
        failures += is ? 0 : 1;
    }

    private static void soon(BooleanSupplier condition) {
        for (long untilNs = CLOCK.nanoTime() + 60_000 * MS; !condition.getAsBoolean() && CLOCK.nanoTime() < untilNs;) {
            sleepUntil(CLOCK.nanoTime() + 20 * MS);
        }
    }

    private static void sleepUntil(long ns) {
        for (long left = ns - CLOCK.nanoTime(); left > 0; left = ns - CLOCK.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
