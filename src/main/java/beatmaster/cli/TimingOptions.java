package beatmaster.cli;

import beatmaster.clock.ClockLoss;
import beatmaster.midi.Midi;
import beatmaster.perform.Stage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options around the beat: what a lost clock means, what is shifted by hand, what is clicked, who is sent a clock. */
final class TimingOptions {

    private static final double NS_PER_MS = 1e6;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--on-clock-loss", paramLabel = "freewheel|hold|stop", defaultValue = "freewheel",
            description = "When the MIDI clock falls silent: play on for a bar (default), wait for it, or stop.")
    private ClockLoss onClockLoss;

    @Option(names = "--send-clock", paramLabel = "NAME",
            description = "Send MIDI clock and transport to this port: our own beat, or the clock that is followed.")
    private String sendClock;

    @Option(names = "--metronome", description = "Click every beat (side stick), louder on the one.")
    private boolean metronome;

    private int countIn;
    private int tapNote = -1;
    private int tempoController = -1;
    private long syncDelayNs;
    private long leadNs;

    // picocli resets a setter's option with null before it parses, hence the boxed types.
    @Option(names = "--sync-delay", paramLabel = "MS",
            description = "Send everything so much later, or earlier if below 0: -500..500 (measure: latency).")
    void setSyncDelay(Double ms) {
        double most = Stage.Timing.MAX_SYNC_DELAY_NS / NS_PER_MS;
        require(ms == null || Math.abs(ms) <= most, "sync delay must be -500..500 ms: " + ms);
        syncDelayNs = ms == null ? 0 : Math.round(ms * NS_PER_MS);
    }

    @Option(names = "--lead", paramLabel = "MS",
            description = "Decide each step so long before it sounds: above 0, up to 1000; left out: as measured.")
    void setLead(Double ms) {
        double most = Stage.Timing.MAX_LEAD_NS / NS_PER_MS;
        require(ms == null || ms > 0 && ms <= most, "lead must be above 0 and at most 1000 ms: " + ms);
        leadNs = ms == null ? 0 : Math.max(1, Math.round(ms * NS_PER_MS));
    }

    @Option(names = "--count-in", paramLabel = "BARS", description = "Click so many bars before our own beat begins: 0..8.")
    void setCountIn(Integer bars) {
        int most = Stage.Clicks.MAX_COUNT_IN_BARS;
        require(bars == null || bars >= 0 && bars <= most, "count-in must be 0.." + most + " bars: " + bars);
        countIn = bars == null ? 0 : bars;
    }

    @Option(names = "--tap-note", paramLabel = "NOTE",
            description = "Tap our own beat's tempo on this note of an input: 0..127.")
    void setTapNote(Integer note) {
        require(note == null || note >= 0 && note < Midi.NOTES, "tap note must be 0..127: " + note);
        tapNote = note == null ? -1 : note;
    }

    @Option(names = "--tempo-cc", paramLabel = "CC",
            description = "Set our own beat's tempo by this controller of an input, 0..127: 60 bpm and its value.")
    void setTempoController(Integer controller) {
        require(controller == null || controller >= 0 && controller < Midi.NOTES,
                "tempo controller must be 0..127: " + controller);
        tempoController = controller == null ? -1 : controller;
    }

    Stage.TempoControl tempoControl() {
        return new Stage.TempoControl(tapNote, tempoController);
    }

    ClockLoss onClockLoss() {
        return onClockLoss;
    }

    Stage.Timing timing() {
        return new Stage.Timing(syncDelayNs, leadNs);
    }

    Stage.Clicks clicks() {
        return new Stage.Clicks(countIn, metronome);
    }

    /** The port that clock is sent to, or null. */
    String sendClock() {
        return sendClock;
    }

    /** What was set by hand, to be shown; empty if nothing was. */
    String told() {
        String delay = syncDelayNs == 0 ? "" : String.format(", sync delay %+.1f ms", syncDelayNs / NS_PER_MS);
        return delay + (leadNs == 0 ? "" : String.format(", lead %.1f ms", leadNs / NS_PER_MS));
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
