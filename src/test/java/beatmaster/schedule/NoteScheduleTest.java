package beatmaster.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import beatmaster.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoteScheduleTest {

    private static final long MS = 1_000_000;
    private static final int KICK = Midi.noteOn(9, 36, 100);
    private static final int SNARE = Midi.noteOn(9, 38, 90);
    private static final long BEAT = Ticks.PER_QUARTER;
    private static final long GATE = 50 * MS;

    private long nowNs;
    private final RecordingOutput output = new RecordingOutput(() -> nowNs);
    private final Counts counts = new Counts();
    private final Timeline timeline = new Timeline(120);
    private NoteSchedule schedule = new NoteSchedule(output, counts);

    @Test
    void aNoteSoundsWhenItIsDueAndIsClosedAfterItsGate() {
        schedule.add(BEAT, KICK, GATE);
        runTo(2_000 * MS);
        assertEquals(List.of(sent(500, KICK), sent(550, Midi.noteOff(9, 36))), output.sent);
    }

    @Test
    void aTempoChangeMovesWhatIsPending() {
        schedule.add(BEAT, KICK, GATE);
        runTo(100 * MS);
        timeline.anchor(0, 0, Tempo.nsPerTick(60));
        runTo(2_000 * MS);
        assertEquals(sent(1_000, KICK), output.sent.get(0));
    }

    @Test
    void aRepeatedKeyIsClosedBeforeItSoundsAgain() {
        schedule.add(0, KICK, 10_000 * MS);
        schedule.add(BEAT, KICK, GATE);
        runTo(2_000 * MS);
        assertEquals(List.of(sent(0, KICK), sent(500, Midi.noteOff(9, 36)), sent(500, KICK), sent(550, Midi.noteOff(9, 36))),
                output.sent);
    }

    @Test
    void silenceClosesWhatSoundsAndForgetsTheRest() {
        schedule.add(0, KICK, 10_000 * MS);
        schedule.add(0, SNARE, 10_000 * MS);
        schedule.add(BEAT, KICK, GATE);
        runTo(100 * MS);
        schedule.silence(nowNs);
        assertEquals(0, schedule.sounding());
        assertEquals(0, schedule.pending());
        runTo(2_000 * MS);
        assertEquals(4, output.sent.size());
        assertEquals(List.of(), hanging());
    }

    @Test
    void aNoteOffThatThePortRefusedIsTriedUntilItIsThrough() {
        schedule.add(0, KICK, GATE);
        runTo(10 * MS);
        output.broken = true;
        runTo(400 * MS);
        assertEquals(1, schedule.sounding());
        assertTrue(counts.failed > 3 && counts.failed < 20, "retries at a pace: " + counts.failed);
        output.broken = false;
        runTo(500 * MS);
        assertEquals(0, schedule.sounding());
        assertEquals(List.of(), hanging());
    }

    @Test
    void aNoteOnThatThePortRefusedIsClosedAllTheSame() {
        output.broken = true;
        schedule.add(0, KICK, GATE);
        runTo(20 * MS);
        output.broken = false;
        runTo(300 * MS);
        assertEquals(List.of(Midi.noteOff(9, 36)), output.sent.stream().map(RecordingOutput.Sent::message).toList());
    }

    @Test
    void aNoteMoreThanHalfAStepOverdueIsDroppedAndTold() {
        schedule.add(0, KICK, GATE);
        schedule.add(BEAT / 8 + 100, SNARE, GATE);
        nowNs = 70 * MS;
        schedule.send(timeline, nowNs, true);
        assertEquals(1, counts.dropped);
        assertEquals(SNARE, output.sent.get(0).message());
    }

    @Test
    void whatDoesNotFitIsDroppedAndTold() {
        for (int i = 0; i < NoteSchedule.CAPACITY + 7; i++) {
            schedule.add(i, KICK, GATE);
        }
        assertEquals(7, counts.dropped);
        assertEquals(NoteSchedule.CAPACITY, schedule.pending());
    }

    @Test
    void aPortThatSchedulesGetsItsNotesAheadAndGivesThemBackOnStop() {
        output.schedules = true;
        schedule = new NoteSchedule(output, counts);
        schedule.add(BEAT, KICK, GATE);
        runTo(491 * MS);
        assertEquals(1, output.sent.size());
        assertEquals(500 * MS, output.sent.get(0).dueNs());
        assertEquals(490 * MS, output.sent.get(0).atNs());
        schedule.silence(nowNs);
        assertEquals(1, output.cancels);
        assertEquals(List.of(), hanging());
    }

    @Test
    void whileTheMusicStandsOnlyNoteOffsAreDue() {
        schedule.add(0, KICK, GATE);
        runTo(0);
        schedule.add(BEAT, KICK, GATE);
        nowNs = 600 * MS;
        schedule.send(timeline, nowNs, false);
        assertEquals(2, output.sent.size());
        assertEquals(1, schedule.pending());
    }

    @Test
    void everyNoteOnIsClosedInThousandsOfRandomScenes() {
        for (long seed = 0; seed < 2_000; seed++) {
            output.sent.clear();
            output.broken = false;
            schedule = new NoteSchedule(output, counts);
            randomScene(new Random(seed));
            output.broken = false;
            schedule.silence(nowNs);
            runTo(nowNs + 200 * MS);
            assertEquals(List.of(), hanging(), "seed " + seed);
            assertEquals(0, schedule.sounding(), "seed " + seed);
        }
    }

    private void randomScene(Random random) {
        for (int i = 0; i < 60; i++) {
            long tick = timeline.ticksAt(nowNs) + random.nextInt((int) BEAT);
            int noteOn = Midi.noteOn(random.nextInt(16), 36 + random.nextInt(4), 1 + random.nextInt(127));
            schedule.add(tick, noteOn, random.nextInt(300) * MS);
            output.broken = random.nextInt(5) == 0;
            if (random.nextInt(20) == 0) {
                schedule.silence(nowNs);
            }
            runTo(nowNs + random.nextInt(150) * MS);
        }
    }

    /** Steps the schedule from deadline to deadline. */
    private void runTo(long endNs) {
        schedule.send(timeline, nowNs, true);
        long next = schedule.nextNs(timeline, true);
        while (next <= endNs) {
            nowNs = Math.max(nowNs, next);
            schedule.send(timeline, nowNs, true);
            next = schedule.nextNs(timeline, true);
        }
        nowNs = Math.max(nowNs, endNs);
    }

    private List<Integer> hanging() {
        List<Integer> open = new ArrayList<>();
        for (RecordingOutput.Sent each : output.sent) {
            Integer key = Midi.channel(each.message()) * 128 + Midi.data1(each.message());
            if (Midi.isNoteOn(each.message())) {
                assertTrue(!open.contains(key), "a key sounds twice at once: " + key);
                open.add(key);
            } else {
                open.remove(key);
            }
        }
        return open;
    }

    private static RecordingOutput.Sent sent(long ms, int message) {
        return new RecordingOutput.Sent(ms * MS, ms * MS, message);
    }

    private static final class Counts implements SendObserver {
        int failed;
        int dropped;

        @Override
        public void sent(int message, long dueNs, long atNs) {
            assertTrue(dueNs <= atNs + NoteSchedule.HAND_OVER_NS, "never early");
        }

        @Override
        public void failed(int message, RuntimeException failure) {
            failed++;
        }

        @Override
        public void dropped(int message) {
            dropped++;
        }
    }
}
