package beatmaster.cli;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.ports.SystemPorts;
import beatmaster.time.NanoClock;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code latency}: how long a message takes out and back in. */
@Command(name = "latency",
        description = "Measure the round trip over a cable from an output to an input; suggest --sync-delay.")
final class LatencyCommand implements Callable<Integer> {

    private static final double NS_PER_MS = 1e6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "NAME", description = "Where the cable comes back in.")
    private String in;

    @Option(names = "--out", required = true, paramLabel = "NAME", description = "Where it goes out.")
    private String out;

    @Option(names = "--messages", paramLabel = "N", description = "How many to send (default: ${DEFAULT-VALUE}).")
    private int messages = 200;

    @Override
    public Integer call() throws InterruptedException {
        if (messages < 1) {
            throw new ParameterException(spec.commandLine(), "messages must be 1 or more: " + messages);
        }
        SystemPorts ports = new SystemPorts(NanoClock.system());
        try (MidiInput input = ports.openInput(in); MidiOutput output = ports.openOutput(out)) {
            RoundTrip trip = new RoundTrip(NanoClock.system(), input, output);
            tell(new Screen(spec.commandLine().getOut()), trip.measure(messages), trip.lost(), input.name(), output.name());
        }
        return 0;
    }

    /** Shows the figures; where nothing came back it fails and says what to look at. */
    static void tell(Screen screen, Histogram times, int lost, String input, String output) {
        if (times.getTotalCount() == 0) {
            throw new Failure("Nothing came back from \"" + output + "\" to \"" + input
                    + "\": connect the one to the other with a cable and try again");
        }
        double median = times.getValueAtPercentile(50) / NS_PER_MS;
        screen.line("round trip %.2f ms (median), %.2f ms (p99), %.2f ms at most; %d messages, %d lost", median,
                times.getValueAtPercentile(99) / NS_PER_MS, times.getMaxValue() / NS_PER_MS, times.getTotalCount(), lost);
        screen.line("one way is about half: --sync-delay %.1f makes up for the cable (an instrument adds its own)",
                Math.min(-0.0, -median / 2));
    }
}
