package beatmaster.ports.alsa;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortInfo;
import beatmaster.ports.PortName;
import beatmaster.time.NanoClock;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports of the ALSA sequencer, hardware and software. Control thread.
 *
 * <p>Our client "Beat Master" is there from the first port that is opened to the last that is closed. A port is named by a
 * part of {@code client name: port name} or by its address ({@code 20:0}).
 */
public final class AlsaPorts implements MidiPorts {

    /** The {@linkplain PortInfo#system() system} of its ports. */
    public static final String SYSTEM = "ALSA";
    /** What to do where there is no sequencer: one line. */
    public static final String MISSING = "No ALSA sequencer: " + AlsaClient.DEVICE + " is missing (load it: sudo modprobe"
            + " snd-seq; Debian's cloud kernels lack the module, linux-image-amd64 has it)";

    private final NanoClock clock;
    private AlsaSequencer sequencer;
    private int open;
    private int inputs;
    private int outputs;

    /** @param clock the program's clock, on which arrivals are stamped and due times are given */
    public AlsaPorts(NanoClock clock) {
        this.clock = clock;
    }

    /** Whether this machine has a sequencer that this user may use; looks at the file system and no further. */
    public static boolean usable() {
        return Files.isReadable(AlsaClient.DEVICE) && Files.isWritable(AlsaClient.DEVICE);
    }

    /** Whether there is a sequencer at all, allowed or not. */
    public static boolean present() {
        return Files.exists(AlsaClient.DEVICE);
    }

    @Override
    public List<PortInfo> list() {
        return others().stream().map(AlsaPort::info).toList();
    }

    /** The sound cards whose MIDI ports the sequencer shows, by number. */
    public Set<Integer> cards() {
        return others().stream().map(AlsaPort::card).filter(card -> card >= 0).collect(Collectors.toSet());
    }

    private synchronized List<AlsaPort> others() {
        if (sequencer != null) {
            return sequencer.others();
        }
        try (AlsaClient client = AlsaClient.open(AlsaSequencer.NAME)) {
            return client.others();
        }
    }

    @Override
    public synchronized MidiInput openInput(String name) {
        AlsaPort other = find(PortName.input(name, list()));
        AlsaInput input = input(other.name());
        try {
            sequencer.connectFrom(input.port(), other);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
        return input;
    }

    @Override
    public synchronized MidiOutput openOutput(String name) {
        AlsaPort other = find(PortName.output(name, list()));
        AlsaOutput output = output(other.name());
        try {
            sequencer.connectTo(output.port(), other);
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
        return output;
    }

    /** An input that waits for others to connect to it. */
    public synchronized MidiInput openVirtualInput() {
        return input(AlsaSequencer.NAME + ": in");
    }

    /** An output that waits for others to connect to it. */
    public synchronized MidiOutput openVirtualOutput() {
        return output(AlsaSequencer.NAME + ": out");
    }

    private AlsaPort find(PortInfo port) {
        return others().stream().filter(other -> other.info().equals(port)).findFirst().orElseThrow();
    }

    private AlsaInput input(String name) {
        AlsaSequencer client = client();
        inputs++;
        return new AlsaInput(client, client.createInput(inputs == 1 ? "in" : "in " + inputs), name, this::closed);
    }

    private AlsaOutput output(String name) {
        AlsaSequencer client = client();
        outputs++;
        int port = client.createOutput(outputs == 1 ? "out" : "out " + outputs);
        return new AlsaOutput(client, clock, port, name, this::closed);
    }

    private AlsaSequencer client() {
        if (sequencer == null) {
            sequencer = new AlsaSequencer(clock);
            sequencer.start();
        }
        open++;
        return sequencer;
    }

    private synchronized void closed() {
        open--;
        if (open == 0) {
            sequencer.close();
            sequencer = null;
            inputs = 0;
            outputs = 0;
        }
    }
}
