package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.InternalClock;
import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import beatmaster.groove.NetworkDrummer;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.RandomModels;
import beatmaster.midi.Midi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the player does counts. At 120 bpm, by a clock of our own. */
class PlayerTest {

    private static final long MS = Rig.MS;
    private static final long STEP_NS = 125 * MS;
    private static final long BEGIN_NS = BeatLoop.HEAD_START_NS;
    private static final int SNARE = Voice.SNARE.gmNote();
    private static final int TOM = Voice.LOW_TOM.gmNote();

    @Test
    void aBarOnPadsChangesWhatComesNext() {
        assertEquals(masks(carriedOn(SNARE)), masks(carriedOn(SNARE)), "same bars in, same bars out");
        assertNotEquals(masks(carriedOn(SNARE)), masks(carriedOn(TOM)), "different bars in, different bars out");
    }

    @Test
    void aBarOnPadsChangesWhatANetworkPlaysNext() {
        assertEquals(networkAfter(SNARE, 4), networkAfter(SNARE, 4), "same seed, same bars in, same bars out");
        assertNotEquals(networkAfter(SNARE, 4), networkAfter(TOM, 4), "same seed, other bars in, other bars out");
        assertNotEquals(networkAfter(SNARE, 4), networkAfter(SNARE, 2), "same seed, busier bars in, other bars out");
    }

    /** What a network plays in two bars after it has heard two bars of a pad in every so many steps. */
    private static List<Integer> networkAfter(int pad, int every) {
        ModelFile model = RandomModels.of(RandomModels.lstm(StepEncoding.SIZE, 16, 2, StepHead.SIZE), 3, 0.5f);
        Stage.Drummers drummers = new Stage.Drummers(new NetworkDrummer(Engine.DEFAULT.open(model)),
                new NetworkDrummer(Engine.DEFAULT.open(model)));
        Rig rig = Rig.with(drummers, Rig.onTheGrid(), Turns.listenFirst(2), 4);
        for (int step = 0; step < 32; step += every) {
            rig.at(BEGIN_NS + step * STEP_NS, Midi.noteOn(9, pad, 100));
        }
        rig.run(20_000 * MS);
        return masks(rig);
    }

    @Test
    void whileItListensTheDrummerIsSilentAndHearsThePlayer() {
        Rig rig = carriedOn(SNARE);
        assertTrue(rig.noteOns().stream().allMatch(note -> note.atNs() >= BEGIN_NS + 32 * STEP_NS), "two bars of silence");
        assertFalse(rig.noteOns().isEmpty());
        for (int step = 1; step < 32; step++) {
            int heard = rig.asked(1).get(step).playedMask();
            assertEquals((step - 1) % 4 == 0 ? 1 << Voice.SNARE.ordinal() : 0, heard, "asked for step " + step);
        }
        assertEquals(BEGIN_NS + 32 * STEP_NS, rig.noteOns().get(0).atNs(), 10_000, "it joins on the one");
    }

    @Test
    void tradingGivesThePlayerAndTheDrummerTheirBarsInTurn() {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.trade(1), 4);
        hitPads(rig, SNARE, 0, 16);
        hitPads(rig, SNARE, 32, 48);
        rig.run(20_000 * MS);
        assertEquals(32, rig.noteOns().size());
        for (int i = 0; i < 32; i++) {
            long step = i < 16 ? 16 + i : 32 + i;
            assertEquals(BEGIN_NS + step * STEP_NS, rig.noteOns().get(i).atNs(), 10_000);
        }
        int snare = 1 << Voice.SNARE.ordinal();
        int kick = 1 << Voice.KICK.ordinal();
        for (int step = 1; step < 64; step++) {
            int before = step - 1;
            int expected = before / 16 % 2 == 1 ? kick : before % 4 == 0 ? snare : 0;
            assertEquals(expected, rig.asked(1).get(step).playedMask(), "asked for step " + step);
        }
        assertEquals(64, rig.take.length());
        assertEquals(snare, rig.take.groove().mask(0), "the player's hits are on the take");
        assertEquals(kick, rig.take.groove().mask(16));
    }

    @Test
    void playingTogetherTheDrummerHearsBoth() {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 2);
        hitPads(rig, SNARE, 0, 32);
        rig.run(20_000 * MS);
        int both = 1 << Voice.SNARE.ordinal() | 1 << Voice.KICK.ordinal();
        for (int step = 1; step < 32; step++) {
            assertEquals((step - 1) % 4 == 0 ? both : 1 << Voice.KICK.ordinal(),
                    rig.asked(1).get(step).playedMask(), "step " + step);
        }
    }

    @Test
    void aHitAfterTheDecisionIsHeardOneStepLater() {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 1);
        rig.drummerTakes(() -> rig.time.nanoTime() == 0 ? 0 : 100 * MS);
        // With a drummer this slow step 9 is asked for soon after step 8 has begun: 0.4 of a step late is too late for
        // it.
        rig.at(BEGIN_NS + 8 * STEP_NS + 50 * MS, Midi.noteOn(9, SNARE, 100));
        rig.run(20_000 * MS);
        assertEquals(1 << Voice.KICK.ordinal(), rig.asked(1).get(9).playedMask());
        assertEquals(1 << Voice.KICK.ordinal() | 1 << Voice.SNARE.ordinal(), rig.asked(1).get(10).playedMask());
    }

    @Test
    void aMelodicPlayerSetsHowBusyAndHowLoud() {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 2);
        for (int step = 0; step < 32; step += 2) {
            rig.at(BEGIN_NS + step * STEP_NS + MS, Midi.noteOn(0, 61, 100));
            rig.at(BEGIN_NS + step * STEP_NS + 50 * MS, Midi.noteOff(0, 61));
        }
        rig.run(20_000 * MS);
        ScriptedDrummer.Asked last = rig.asked(1).get(31);
        assertTrue(last.playerPresent());
        assertEquals(0.2f + 0.75f / 2, last.density(), 1e-6);
        assertEquals(100 / 127f, last.intensity(), 1e-6);
        assertTrue(Float.isNaN(rig.asked(1).get(0).density()), "free while nobody has played");
    }

    @Test
    void whatTheUserWishesGoesBeforeWhatTheMelodySays() {
        Settings wishes = Rig.onTheGrid().withDensity(0.9f).withIntensity(0.1f);
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.counting(), wishes, Turns.together(), 1);
        rig.at(BEGIN_NS + MS, Midi.noteOn(0, 61, 100));
        rig.run(20_000 * MS);
        assertEquals(0.9f, rig.asked(1).get(15).density());
        assertEquals(0.1f, rig.asked(1).get(15).intensity());
    }

    /** Two bars of a pad on every beat, then the drummer, whose every step follows from the one before, carries on. */
    private static Rig carriedOn(int pad) {
        Rig rig = Rig.alone(new InternalClock(120), true, ScriptedDrummer.echo(), Rig.onTheGrid(), Turns.listenFirst(2), 4);
        hitPads(rig, pad, 0, 32);
        // One more on the very last sixteenth leads into the drummer's first step.
        rig.at(BEGIN_NS + 31 * STEP_NS, Midi.noteOn(9, pad, 100));
        rig.run(20_000 * MS);
        assertEquals(64, rig.take.length());
        return rig;
    }

    private static void hitPads(Rig rig, int note, int fromStep, int toStep) {
        for (int step = fromStep; step < toStep; step += 4) {
            rig.at(BEGIN_NS + step * STEP_NS + 2 * MS, Midi.noteOn(9, note, 100));
            rig.at(BEGIN_NS + step * STEP_NS + 30 * MS, Midi.noteOff(9, note));
        }
    }

    private static List<Integer> masks(Rig rig) {
        Groove groove = rig.take.groove();
        return java.util.stream.IntStream.range(32, 64).mapToObj(groove::mask).toList();
    }
}
