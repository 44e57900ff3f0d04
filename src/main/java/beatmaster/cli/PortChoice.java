package beatmaster.cli;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortFailure;
import beatmaster.ports.NullOutput;
import beatmaster.ports.javasound.SynthOutput;
import beatmaster.preset.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Opens the ports of a performance. What the command line names must be there; what only the preset names may be missing: then the
 * synthesizer takes over, and where there is no audio line nothing does, in so many words. Control thread only.
 */
final class PortChoice implements AutoCloseable {

    private final MidiPorts ports;
    private final Screen screen;
    private final List<MidiInput> opened = new ArrayList<>();
    private final List<MidiInput> players = new ArrayList<>();
    private MidiInput clock;
    private MidiOutput output;
    private boolean headless;

    PortChoice(MidiPorts ports, Screen screen) {
        this.ports = ports;
        this.screen = screen;
    }

    /**
     * @param out what the command line named, or null for the preset's
     * @param in what it named to listen to; if none, what the preset names
     * @param clockIn the clock's own port, or null
     * @throws PortFailure if a port that the command line named cannot be opened; those already open are closed
     */
    void open(Preset gear, String out, List<String> in, String clockIn) {
        try {
            in.forEach(name -> players.add(input(name)));
            clock = clockIn == null ? null : input(clockIn);
            if (in.isEmpty()) {
                gear.in().forEach(this::openIfThere);
            }
            output = out != null ? ports.openOutput(out) : outputOf(gear);
        } catch (PortFailure e) {
            close();
            throw e;
        }
    }

    /** Ports whose notes count. */
    List<MidiInput> players() {
        return List.copyOf(players.stream().distinct().toList());
    }

    /** The port whose clock alone counts, or null. */
    MidiInput clock() {
        return clock;
    }

    MidiOutput output() {
        return output;
    }

    /** Whether nothing that sounds could be opened, though something was wanted. */
    boolean headless() {
        return headless;
    }

    /** Where the clock may come from, for a message. */
    String clockNames() {
        return clock != null ? clock.name() : players().stream().map(MidiInput::name).collect(Collectors.joining(" or "));
    }

    /** Closes all that is open; a performance that has begun closes its ports itself. */
    @Override
    public void close() {
        opened.forEach(MidiInput::close);
        if (output != null) {
            output.close();
        }
    }

    /** One device is opened once, also if it is named twice. */
    private MidiInput input(String name) {
        for (MidiInput one : opened) {
            if (one.name().toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        MidiInput input = ports.openInput(name);
        opened.add(input);
        return input;
    }

    private void openIfThere(String name) {
        try {
            players.add(input(name));
        } catch (PortFailure e) {
            screen.line("%s; playing without it", e.getMessage());
        }
    }

    private MidiOutput outputOf(Preset gear) {
        try {
            return ports.openOutput(gear.out());
        } catch (PortFailure e) {
            return gear.out().equalsIgnoreCase(SynthOutput.NAME) ? nothing(e) : synthesizerInsteadOf(e);
        }
    }

    private MidiOutput synthesizerInsteadOf(PortFailure missing) {
        try {
            MidiOutput synth = ports.openOutput(SynthOutput.NAME);
            screen.line("%s; playing the synthesizer", missing.getMessage());
            return synth;
        } catch (PortFailure e) {
            return nothing(missing);
        }
    }

    private MidiOutput nothing(PortFailure missing) {
        screen.line("%s; showing the pattern and recording the take", missing.getMessage());
        headless = true;
        return new NullOutput();
    }
}
