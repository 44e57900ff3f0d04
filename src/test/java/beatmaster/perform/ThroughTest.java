package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput.Sent;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code --thru}: what the player plays goes on to the output, and nothing of it hangs. */
class ThroughTest {

    private static final long MS = Rig.MS;
    private static final int PEDAL = 64;
    private static final ScriptedDrummer.Rule SILENT = (n, seed, request, decided) -> { };

    @Test
    void theWholePlayerComesOutAtOnceAndAsItCame() {
        Rig rig = Rig.handingOn(SILENT, false, 0);
        int[] played = {Midi.noteOn(2, 60, 1), Midi.noteOn(2, 64, 127), Midi.controlChange(2, 1, 99),
            Midi.pack(0xE2, 3, 70), Midi.pack(0xD2, 12, 0), Midi.pack(Midi.PROGRAM_CHANGE | 2, 5, 0),
            Midi.noteOff(2, 60), Midi.noteOff(2, 64)};
        for (int i = 0; i < played.length; i++) {
            rig.at((300 + 10L * i) * MS, played[i]);
        }
        rig.run(1_000 * MS);
        assertEquals(played.length, rig.output.sent.size());
        for (int i = 0; i < played.length; i++) {
            assertEquals(new Sent((300 + 10L * i) * MS, (300 + 10L * i) * MS, played[i]), rig.output.sent.get(i));
        }
        assertEquals(2, rig.stats.playerNotes());
        assertEquals(0, rig.stats.notes(), "none of them is the drummer's");
    }

    @Test
    void clockAndSystemMessagesOfThePlayersPortAreNotHandedOn() {
        Rig rig = Rig.handingOn(SILENT, false, 0);
        for (int message : new int[] {Midi.CLOCK, Midi.START, Midi.STOP, Midi.pack(Midi.SONG_POSITION, 1, 0), Midi.SYSTEM_RESET}) {
            rig.at(300 * MS, message);
        }
        rig.run(1_000 * MS);
        assertEquals(List.of(), rig.output.sent);
    }

    @Test
    void whatIsHeldWhenTheDeviceIsPulledIsLetGoOfThePedalToo() {
        Rig rig = Rig.handingOn(SILENT, false, 0);
        rig.at(300 * MS, 0, Midi.controlChange(0, PEDAL, 127));
        rig.at(310 * MS, 0, Midi.noteOn(0, 60, 80));
        rig.at(320 * MS, 1, Midi.noteOn(1, 72, 80));
        rig.run(400 * MS);
        rig.pull(0);
        rig.at(500 * MS, 1, Midi.noteOn(1, 74, 80));
        rig.run(600 * MS);
        List<Integer> sent = rig.output.sent.stream().map(Sent::message).toList();
        assertTrue(sent.contains(Midi.noteOff(0, 60)), "the key");
        assertTrue(sent.contains(Midi.controlChange(0, PEDAL, 0)), "the pedal");
        assertTrue(!sent.contains(Midi.noteOff(1, 72)), "the other player goes on holding");
    }

    @Test
    void stopLeavesThePlayersChordAndTheEndClosesIt() {
        Rig rig = Rig.handingOn(ScriptedDrummer.counting(), false, 1);
        rig.at(300 * MS, Midi.noteOn(0, 60, 80));
        rig.run(10_000 * MS);
        assertTrue(rig.loop.isFinished(), "a held key does not keep the performance from ending");
        assertTrue(rig.output.sent.stream().noneMatch(sent -> sent.message() == Midi.noteOff(0, 60)));
        assertTrue(rig.loop.silence(rig.time.nanoTime()));
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }

    @Test
    void aKeyThatTheDrummerStrikesTooIsClosedBeforeItSoundsAgain() {
        for (boolean schedules : new boolean[] {false, true}) {
            for (long seed = 0; seed < 200; seed++) {
                randomHands(seed, schedules);
            }
        }
    }

    /** Two players at random on the very key of the drummer's, beside others. What is due first leaves the port first. */
    private static void randomHands(long seed, boolean schedules) {
        Random random = new Random(seed);
        Rig rig = Rig.handingOn(ScriptedDrummer.counting(), schedules, 4);
        for (long ns = 100 * MS; ns < 9_000 * MS; ns += random.nextInt(60) * MS + random.nextInt(1_000_000)) {
            int note = 36 + random.nextInt(2);
            int message = random.nextBoolean() ? Midi.noteOn(9, note, 1 + random.nextInt(127)) : Midi.noteOff(9, note);
            rig.at(ns, random.nextInt(2), message);
        }
        rig.run(9_100 * MS);
        rig.loop.silence(rig.time.nanoTime());
        List<Sent> asHeard = rig.output.sent.stream().sorted(Comparator.comparingLong(ThroughTest::leavesNs)).toList();
        GrooveChecker.everyNoteOnIsClosed(asHeard);
    }

    private static long leavesNs(Sent sent) {
        return Math.max(sent.atNs(), sent.dueNs());
    }

    @Test
    void anOutputThatRefusesIsToldAndTheKeyIsClosedAllTheSame() {
        Rig rig = Rig.handingOn(SILENT, false, 0);
        rig.at(300 * MS, Midi.noteOn(0, 60, 80));
        rig.run(400 * MS);
        rig.output.broken = true;
        rig.at(500 * MS, Midi.noteOff(0, 60));
        rig.run(700 * MS);
        rig.output.broken = false;
        rig.run(1_000 * MS);
        assertTrue(rig.stats.portFailures() > 1);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
    }
}
