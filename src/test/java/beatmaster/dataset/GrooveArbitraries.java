package beatmaster.dataset;

import beatmaster.grid.Groove;
import beatmaster.grid.Step;
import beatmaster.grid.Voice;
import java.util.Random;

/** Seeded grooves and how to compare them. */
final class GrooveArbitraries {

    private GrooveArbitraries() {
    }

    /** A groove of whole bars with about every fourth voice sounding, on the recordings' 120ths of a step. */
    static Groove groove(long seed, int bars) {
        Random random = new Random(seed);
        Groove groove = new Groove();
        Step step = new Step();
        for (int i = 0; i < bars * 16; i++) {
            step.clear();
            for (int v = 0; v < Voice.COUNT; v++) {
                if (random.nextInt(4) == 0) {
                    step.hit(v, (1 + random.nextInt(127)) / 127f, (random.nextInt(119) - 59) / 120f);
                }
            }
            groove.add(step);
        }
        return groove;
    }

    /** All that a groove holds, as text. */
    static String text(Groove groove) {
        StringBuilder text = new StringBuilder().append(groove.length());
        for (int i = 0; i < groove.length(); i++) {
            text.append(' ').append(i).append(':').append(groove.mask(i));
            for (int v = 0; v < Voice.COUNT; v++) {
                text.append(',').append(groove.velocity(i, v)).append('@').append(groove.offset(i, v));
            }
        }
        return text.toString();
    }
}
