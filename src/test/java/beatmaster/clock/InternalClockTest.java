package beatmaster.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.midi.Midi;
import beatmaster.time.Ticks;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InternalClockTest {

    private static final long S = 1_000_000_000L;
    private static final long START = -7 * S;

    private final InternalClock clock = new InternalClock(120);

    @Test
    void theFirstPulseIsAtTheStartTime() {
        clock.start(START);
        assertEquals(BeatClock.State.ARMED, clock.state());
        assertEquals(START, clock.wakeNs());
        clock.advance(START - 1);
        assertEquals(BeatClock.State.ARMED, clock.state());
        clock.advance(START);
        assertEquals(BeatClock.State.PLAYING, clock.state());
        assertEquals(0, clock.positionPulses());
        assertEquals(START, clock.timeline().nsAt(0));
        assertEquals(1, clock.starts());
    }

    @Test
    void anHourHasExactlyItsPulses() {
        clock.start(START);
        clock.advance(START + 3600 * S - 1);
        assertEquals(120 * 60 * 24 - 1, clock.positionPulses());
        clock.advance(START + 3600 * S);
        assertEquals(120 * 60 * 24, clock.positionPulses());
    }

    @Test
    void wokenAtItsOwnTimesItCountsEveryPulse() {
        InternalClock odd = new InternalClock(133.37);
        odd.start(START);
        for (long pulse = 0; pulse < 10_000; pulse++) {
            odd.advance(odd.wakeNs());
            assertEquals(pulse, odd.positionPulses());
        }
    }

    @Test
    void aTempoChangeDoesNotMoveWhatIsPlaying() {
        Random random = new Random(3);
        clock.start(START);
        long now = START;
        for (int i = 0; i < 1_000; i++) {
            now += random.nextInt(100_000_000);
            clock.advance(now);
            long tick = clock.timeline().ticksAt(now);
            clock.setTempo(20 + random.nextInt(281), now);
            assertEquals(tick, clock.timeline().ticksAt(now));
        }
    }

    @Test
    void theTempoHoldsFromTheChangeOn() {
        clock.start(START);
        clock.setTempo(60, START + S);
        clock.advance(START + 3 * S);
        assertEquals(4 * 24, clock.positionPulses());
        assertEquals(60, clock.tempoBpm(), 1e-9);
    }

    @Test
    void theTempoCanChangeWhileStopped() {
        clock.setTempo(60, START);
        clock.start(START);
        clock.advance(START + 2 * S);
        assertEquals(2 * 24, clock.positionPulses());
    }

    @Test
    void stopKeepsTheCountAndContinuePlaysIt() {
        clock.start(START);
        clock.stop(START + S + 1);
        assertEquals(BeatClock.State.STOPPED, clock.state());
        assertEquals(49, clock.positionPulses());
        clock.advance(START + 9 * S);
        assertEquals(49, clock.positionPulses());
        assertEquals(Long.MAX_VALUE, clock.wakeNs());
        clock.resume(START + 10 * S);
        clock.advance(START + 10 * S);
        assertEquals(49, clock.positionPulses());
        assertEquals(START + 10 * S, clock.timeline().nsAt(49L * Ticks.PER_PULSE));
        assertEquals(1, clock.starts());
    }

    @Test
    void transportMessagesDoTheSame() {
        clock.message(Midi.START, START);
        assertEquals(BeatClock.State.PLAYING, clock.state());
        clock.message(Midi.STOP, START + S);
        assertEquals(49, clock.positionPulses());
        clock.message(Midi.pack(Midi.SONG_POSITION, 1, 1), START + 2 * S);
        assertEquals(129 * 6, clock.positionPulses());
        assertEquals(1, clock.jumps());
        clock.message(Midi.CONTINUE, START + 3 * S);
        assertEquals(BeatClock.State.PLAYING, clock.state());
        assertEquals(START + 3 * S, clock.timeline().nsAt(129L * 6 * Ticks.PER_PULSE));
    }

    @Test
    void startWhilePlayingGoesBackToTheTop() {
        clock.message(Midi.START, START);
        clock.advance(START + 5 * S);
        clock.message(Midi.START, START + 6 * S);
        assertEquals(0, clock.positionPulses());
        assertEquals(2, clock.starts());
    }

    @Test
    void aSecondStopAndASecondContinueChangeNothing() {
        clock.message(Midi.START, START);
        clock.message(Midi.STOP, START + S);
        clock.message(Midi.STOP, START + 2 * S);
        assertEquals(49, clock.positionPulses());
        clock.message(Midi.CONTINUE, START + 3 * S);
        clock.message(Midi.CONTINUE, START + 4 * S);
        assertEquals(49 + 48, clock.positionPulses());
    }

    @Test
    void pulsesAndSongPositionsWhilePlayingAreIgnored() {
        clock.message(Midi.START, START);
        clock.message(Midi.CLOCK, START + 1);
        clock.message(Midi.pack(Midi.SONG_POSITION, 5, 0), START + 2);
        assertEquals(0, clock.positionPulses());
        assertEquals(0, clock.jumps());
    }

    @Test
    void timeGoingBackDoesNotTurnThePositionBack() {
        clock.message(Midi.START, START);
        clock.advance(START + S);
        clock.advance(START);
        assertEquals(48, clock.positionPulses());
    }

    @Test
    void aTempoOutOfRangeIsRefusedWithTheRuleAndTheValue() {
        String message = assertThrows(IllegalArgumentException.class, () -> clock.setTempo(301, START)).getMessage();
        assertTrue(message.contains("20..300") && message.contains("301"), message);
        assertThrows(IllegalArgumentException.class, () -> new InternalClock(19.9));
    }
}
