package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.InternalClock;
import beatmaster.groove.GrooveModel;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A performance with its real threads. */
@Timeout(30)
class PerformanceTest {

    private final RecordingOutput output = new RecordingOutput(NanoClock.system()::nanoTime);

    @Test
    void playsItsBarsAndEndsByItself() throws InterruptedException {
        Performance performance = performance(ScriptedDrummer.counting(), 1);
        performance.start();
        assertTrue(performance.await(20_000));
        performance.stop();
        // A busy machine may hold the loop up for a step or two; nothing is lost without being counted.
        PerformanceStats stats = performance.stats();
        assertEquals(16, stats.steps() + stats.skippedSteps());
        assertEquals(stats.notes(), output.sent.stream().filter(sent -> Midi.isNoteOn(sent.message())).count());
        assertTrue(stats.notes() >= stats.steps() - stats.droppedNotes() - stats.lateSteps());
        GrooveChecker.everyNoteOnIsClosed(output.sent);
        assertTrue(output.closed);
        assertNull(performance.failure());
    }

    @Test
    void stopInTheMiddleClosesEveryNoteJoinsTheThreadsAndMayBeCalledByEveryone() throws InterruptedException {
        Performance performance = performance(ScriptedDrummer.counting(), 0);
        performance.start();
        waitForNotes(performance, 4);
        Thread[] stoppers = new Thread[4];
        for (int i = 0; i < stoppers.length; i++) {
            stoppers[i] = new Thread(performance::stop);
            stoppers[i].start();
        }
        for (Thread stopper : stoppers) {
            stopper.join();
        }
        performance.stop();
        GrooveChecker.everyNoteOnIsClosed(output.sent);
        assertTrue(performance.await(0));
        assertFalse(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .anyMatch(name -> name.equals("beat") || name.equals("groove")), "threads left over");
    }

    @Test
    void theBeatThreadDoesFirstWhatItWasToldTo() throws InterruptedException {
        Performance performance = performance(ScriptedDrummer.counting(), 1);
        StringBuffer before = new StringBuffer();
        performance.beginBeatWith(() -> before.append(Thread.currentThread().getName()).append(output.sent.size()));
        performance.start();
        assertTrue(performance.await(20_000));
        performance.stop();
        assertEquals("beat0", before.toString());
        assertEquals(performance.stats().firstNoteNs().isPresent(), performance.stats().notes() > 0);
    }

    @Test
    void theGrooveThreadIsToldOnceThatItHasSettled() throws InterruptedException {
        Performance performance = performance(ScriptedDrummer.counting(), 4);
        StringBuffer settled = new StringBuffer();
        performance.onGrooveSettled(() -> settled.append(Thread.currentThread().getName()));
        performance.start();
        assertTrue(performance.await(60_000));
        performance.stop();
        assertEquals("groove", settled.toString());
    }

    @Test
    void stopBeforeStartIsAnEndToo() throws InterruptedException {
        Performance performance = performance(ScriptedDrummer.counting(), 0);
        performance.stop();
        assertTrue(performance.await(0));
        assertThrows(IllegalStateException.class, performance::start);
    }

    @Test
    void aDrummerThatThrowsFromTheFirstStepEndsThePerformanceAndIsNamed() throws InterruptedException {
        Performance performance = performance((n, seed, request, decided) -> {
            throw new IllegalStateException("the sticks broke");
        }, 1);
        performance.start();
        assertTrue(performance.await(10_000));
        performance.stop();
        assertEquals("the sticks broke", performance.failure().getMessage());
    }

    @Test
    void aDrummerThatHangsDoesNotKeepThePerformanceFromEnding() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Performance performance = performance((n, seed, request, decided) -> {
            decided.hit(0, 1, 0);
            if (n > 5 && seed != 0) {
                awaitForever(never);
            }
        }, 1);
        performance.start();
        assertTrue(performance.await(20_000));
        assertTrue(performance.stats().lateSteps() > 0);
        performance.stop();
        never.countDown();
        GrooveChecker.everyNoteOnIsClosed(output.sent);
    }

    @Test
    void newSettingsAreHeardFromTheNextStepsOn() throws InterruptedException {
        Performance performance = performance((n, seed, request, decided) -> decided.hit(0, request.temperature / 2, 0), 0);
        performance.start();
        waitForNotes(performance, 2);
        performance.settings(performance.settings().withTemperature(2));
        waitForNotes(performance, performance.stats().notes() + 2 * StepPipeline.AHEAD);
        performance.stop();
        long[] velocities = output.sent.stream().filter(sent -> Midi.isNoteOn(sent.message()))
                .mapToLong(sent -> Midi.data2(sent.message())).toArray();
        assertEquals(64, velocities[0]);
        assertEquals(127, velocities[velocities.length - 1], Arrays.toString(velocities));
    }

    private Performance performance(ScriptedDrummer.Rule rule, int bars) {
        GrooveModel first = new ScriptedDrummer(rule, new ArrayList<>());
        GrooveModel second = new ScriptedDrummer(rule, new ArrayList<>());
        return new Performance(new Stage(NanoClock.system(), new InternalClock(300), Stage.Inputs.none(), output,
                new Stage.Drummers(first, second), Rig.onTheGrid(), Turns.together(), bars));
    }

    private static void waitForNotes(Performance performance, long notes) throws InterruptedException {
        while (performance.stats().notes() < notes && !performance.await(5)) {
            Thread.onSpinWait();
        }
    }

    private static void awaitForever(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
