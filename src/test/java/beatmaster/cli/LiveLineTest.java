package beatmaster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Voice;
import beatmaster.perform.PlayedStep;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** One line on a terminal, plain lines elsewhere. */
class LiveLineTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aBarIsShownSignBySignAndTheNextOneBeginsEmpty() {
        BarStrip strip = new BarStrip();
        strip.played(step(0, Voice.KICK, Voice.CLOSED_HIHAT));
        strip.played(step(1));
        strip.played(step(2, Voice.CLOSED_HIHAT));
        strip.played(step(4, Voice.SNARE, Voice.RIDE));
        assertEquals("|K-h S           |", strip.toString());
        strip.played(step(16, Voice.CRASH, Voice.KICK));
        strip.played(step(17, Voice.SNARE, Voice.KICK));
        assertEquals("|CB              |", strip.toString());
    }

    @Test
    void aGhostNoteIsSmall() {
        BarStrip strip = new BarStrip();
        PlayedStep step = new PlayedStep();
        step.hits.hit(Voice.SNARE.ordinal(), 0.2f, 0);
        strip.played(step);
        assertEquals("|s               |", strip.toString());
    }

    @Test
    void onATerminalTheLineIsRewrittenInPlaceBelowPlainLinesAndTheTerminalIsRestored() {
        Screen screen = new Screen(new PrintWriter(out), true);
        screen.live("one");
        screen.live("two");
        screen.line("something happened");
        screen.endLive();
        String eol = System.lineSeparator();
        assertEquals("\u001b[?7l\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Ksomething happened" + eol + "two\r\u001b[K\u001b[?7h",
                out.toString());
    }

    @Test
    void elsewhereThereIsNoLiveLine() {
        Screen screen = new Screen(new PrintWriter(out));
        screen.live("one");
        screen.line("plain");
        screen.endLive();
        assertEquals("plain" + System.lineSeparator(), out.toString());
        assertFalse(screen.isTerminal());
    }

    @Test
    void theLineTellsWhereWeAreAndHowWell() throws InterruptedException {
        try (var performance = QuietPerformance.of(1, 300)) {
            LiveLine line = new LiveLine(performance.stats());
            assertTrue(line.text().startsWith("stopped"), line.text());
            performance.start();
            assertTrue(performance.await(20_000));
            PlayedStep step = new PlayedStep();
            while (performance.poll(step)) {
                line.played(step);
            }
            String text = line.text();
            // A machine that stalls for a step leaves a hole in the strip.
            assertTrue(text.matches(" +[12]\\.\\d 300\\.0 locked in 0\\.00 ms \\| late .* ms, \\d+ late steps,"
                    + " 0 lost pulses, lead \\d+ ms \\|[K -]{16}\\|"), text);
        }
    }

    private static PlayedStep step(long number, Voice... voices) {
        PlayedStep step = new PlayedStep();
        step.takeStep = number;
        for (Voice voice : voices) {
            step.hits.hit(voice.ordinal(), 1, 0);
        }
        return step;
    }
}
