package beatmaster.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Grid;
import beatmaster.grid.Kit;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final Kit KIT = new Kit(
            Map.of(Voice.KICK, new Kit.Pad(9, 36), Voice.SNARE, new Kit.Pad(9, 38)),
            Map.of(Voice.SNARE, List.of(new Kit.Pad(9, 40))));
    private static final int STEP = Grid.TICKS_PER_STEP;
    private static final int KICK = Voice.KICK.ordinal();
    private static final int SNARE = Voice.SNARE.ordinal();

    private final Listener listener = new Listener();
    private final Step heard = new Step();

    @Test
    void aPadIsAHitOfItsVoiceInTheNearestStepWithVelocityAndOffset() {
        pad(36, 127, 4 * STEP + STEP / 4);
        pad(40, 64, 4 * STEP - STEP / 4);
        listener.readPads(4, heard);
        assertEquals(1f, heard.velocity(KICK));
        assertEquals(0.25f, heard.offset(KICK), 1e-6);
        assertEquals(64 / 127f, heard.velocity(SNARE));
        assertEquals(-0.25f, heard.offset(SNARE), 1e-6);
        listener.readPads(3, heard);
        assertTrue(heard.isEmpty());
    }

    @Test
    void ofTwoHitsInAStepTheLouderStays() {
        pad(36, 100, 0);
        pad(36, 20, 10);
        listener.readPads(0, heard);
        assertEquals(100 / 127f, heard.velocity(KICK));
    }

    @Test
    void aHitForAStepThatWasReadGoesToTheNextAsEarlyAsAHitCanBe() {
        listener.closeThrough(4);
        pad(36, 100, 4 * STEP + STEP / 5);
        listener.readPads(4, heard);
        assertTrue(heard.isEmpty());
        listener.readPads(5, heard);
        assertEquals(-0.5f, heard.offset(KICK));
    }

    @Test
    void swingMovesTheGridThatAHitIsMeasuredAgainst() {
        // At 66 % the second sixteenth falls 0.32 of a step late: a hit there is on time.
        listener.noteOn(KIT, 9, 36, 100, Math.round(1.32 * STEP), 66);
        listener.readPads(1, heard);
        assertEquals(0f, heard.offset(KICK), 1e-3);
        // 0.6 of a step after the first sixteenth the swung second one is not yet the nearer of the two.
        listener.noteOn(KIT, 9, 38, 100, Math.round(0.6 * STEP), 66);
        listener.readPads(0, heard);
        assertTrue(heard.has(SNARE));
    }

    @Test
    void aNoteOfNoPadIsMelodyAndChordsCountOnce() {
        for (int step = 0; step < 16; step += 2) {
            for (int note : new int[] {60, 64, 67}) {
                listener.noteOn(KIT, 0, note, 64, (long) step * STEP, 50);
            }
        }
        Melody melody = listener.melody();
        listener.readPads(0, heard);
        assertTrue(heard.isEmpty());
        assertEquals(64 / 127f, melody.velocity(2));
        assertEquals(0, melody.velocity(3));
        assertEquals(0.2f + 0.75f / 2, melody.density(15), 1e-6);
        assertEquals(64 / 127f, melody.intensity(15), 1e-6);
    }

    @Test
    void busierAndLouderPlayingAsksForBusierAndLouderDrums() {
        listener.noteOn(KIT, 0, 60, 30, 0, 50);
        float calm = listener.melody().density(15);
        float soft = listener.melody().intensity(15);
        for (int step = 16; step < 32; step++) {
            listener.noteOn(KIT, 0, 60, 120, (long) step * STEP, 50);
        }
        assertTrue(listener.melody().density(31) > calm + 0.5f);
        assertTrue(listener.melody().intensity(31) > soft + 0.5f);
    }

    @Test
    void whoStopsPlayingIsForgottenAfterFourBars() {
        assertFalse(listener.melody().present(0));
        listener.noteOn(KIT, 0, 60, 30, 0, 50);
        assertTrue(listener.melody().present(64));
        assertFalse(listener.melody().present(65));
    }

    @Test
    void aResetForgetsEverything() {
        pad(36, 127, 8 * STEP);
        listener.noteOn(KIT, 0, 60, 30, 8 * STEP, 50);
        listener.reset(0);
        listener.readPads(8, heard);
        assertTrue(heard.isEmpty());
        assertEquals(0, listener.melody().velocity(8));
        assertFalse(listener.melody().present(9));
    }

    @Test
    void anythingOnAnyChannelAtAnyPositionIsTakenInWithoutHarm() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long tick = random.nextInt(400 * STEP) - 10L * STEP;
            listener.noteOn(KIT, random.nextInt(16), random.nextInt(128), 1 + random.nextInt(127), tick,
                    50 + random.nextInt(26));
            long step = random.nextInt(400);
            listener.readPads(step, heard);
            for (int v = 0; v < Voice.COUNT; v++) {
                assertTrue(Math.abs(heard.offset(v)) <= 0.5f);
            }
            assertTrue(Math.abs(listener.melody().offset(step)) <= 0.5f);
            float density = listener.melody().density(step);
            assertTrue(density >= 0 && density <= 1, "density " + density);
        }
    }

    private void pad(int note, int velocity, long tick) {
        listener.noteOn(KIT, 9, note, velocity, tick, 50);
    }
}
