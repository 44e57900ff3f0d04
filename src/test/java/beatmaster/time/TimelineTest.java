package beatmaster.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void ticksAtIsTheInverseOfNsAt() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Timeline line = new Timeline(20 + random.nextDouble() * 280);
            line.anchor(random.nextInt(), random.nextLong() >> 8, line.nsPerTick());
            long tick = random.nextInt();
            assertEquals(tick, line.ticksAt(line.nsAt(tick)));
            assertEquals(tick - 1, line.ticksAt(line.nsAt(tick) - 1));
        }
    }

    @Test
    void aTickThatHasBegunIsNeverInTheFuture() {
        Random random = new Random(2);
        Timeline line = new Timeline(133.7);
        for (int i = 0; i < 20_000; i++) {
            long now = random.nextLong() >> 16;
            long tick = line.ticksAt(now);
            assertTrue(line.nsAt(tick) <= now && now < line.nsAt(tick + 1));
        }
    }

    @Test
    void aLineThatStandsStillOrGoesBackIsRefused() {
        Timeline line = new Timeline(120);
        assertThrows(IllegalArgumentException.class, () -> line.anchor(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> line.anchor(0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> line.anchor(0, 0, Double.NaN));
    }
}
