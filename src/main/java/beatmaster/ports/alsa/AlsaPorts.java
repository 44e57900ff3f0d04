package beatmaster.ports.alsa;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortInfo;
import beatmaster.ports.PortName;
import beatmaster.time.NanoClock;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final Set<String> ownPorts = new HashSet<>();
    private volatile Consumer<PortChange> changed;
    private volatile Set<Integer> cards = Set.of();
    private AlsaSequencer sequencer;
    private int users;

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
        List<AlsaPort> others = others();
        cards = others.stream().map(AlsaPort::card).filter(card -> card >= 0).collect(Collectors.toSet());
        return others.stream().map(AlsaPort::info).toList();
    }

    /** The sound cards whose MIDI ports the last {@link #list()} showed, by number. */
    public Set<Integer> cards() {
        return cards;
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
    public MidiInput openInput(String name) {
        return openInput(PortName.input(name, list()));
    }

    @Override
    public MidiOutput openOutput(String name) {
        return openOutput(PortName.output(name, list()));
    }

    @Override
    public synchronized MidiInput openInput(PortInfo other) {
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
    public synchronized MidiOutput openOutput(PortInfo other) {
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

    /** Known while our client is there. */
    @Override
    public synchronized boolean schedules() {
        return sequencer != null && sequencer.queue().precise();
    }

    /** Two calls of the kernel. */
    @Override
    public synchronized Optional<PortInfo> find(PortChange change) {
        return sequencer == null ? Optional.empty()
                : sequencer.other(AlsaAddress.parse(change.description())).map(AlsaPort::info);
    }

    /** From now on our client is there, port or no port, so that the kernel's announcements reach it. */
    @Override
    public synchronized boolean onChange(Consumer<PortChange> listener) {
        if (listener != null && changed == null) {
            client();
        }
        boolean release = listener == null && changed != null;
        changed = listener;
        if (release) {
            released();
        }
        return true;
    }

    private void announce(PortChange change) {
        Consumer<PortChange> listener = changed;
        if (listener != null) {
            listener.accept(change);
        }
    }

    private AlsaInput input(String name) {
        AlsaSequencer client = client();
        String own = firstFree("in");
        return new AlsaInput(client, client.createInput(own), name, () -> closed(own));
    }

    private AlsaOutput output(String name) {
        AlsaSequencer client = client();
        String own = firstFree("out");
        return new AlsaOutput(client, clock, client.createOutput(own), name, () -> closed(own));
    }

    private String firstFree(String name) {
        String free = name;
        for (int i = 2; !ownPorts.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private AlsaSequencer client() {
        if (sequencer == null) {
            sequencer = new AlsaSequencer(clock, this::announce);
            sequencer.start();
        }
        users++;
        return sequencer;
    }

    private synchronized void closed(String own) {
        ownPorts.remove(own);
        released();
    }

    private void released() {
        users--;
        if (users == 0) {
            sequencer.close();
            sequencer = null;
        }
    }
}
