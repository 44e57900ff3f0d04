package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.ports.alsa.AlsaPorts;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.ports.javasound.SynthOutput;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every port of this machine, and the two that are always there: {@code synth} and {@code none}. Control thread only.
 *
 * <p>On Linux the ALSA sequencer is asked first; Java Sound adds what the sequencer does not show, and takes over where
 * there is none. A device that both reach is listed once, as ALSA's.
 */
public final class SystemPorts implements MidiPorts {

    /** How Java Sound on Linux marks a raw device: card, device, subdevice; or as ALSA's default, which is the first card's. */
    private static final Pattern RAW_DEVICE = Pattern.compile("\\[(?:hw:(\\d+),\\d+(?:,\\d+)?|default)]");

    private final JavaSoundPorts javaSound;
    private final AlsaPorts alsa;
    private String notice;

    /** @param clock stamps what arrives */
    public SystemPorts(NanoClock clock) {
        javaSound = new JavaSoundPorts(clock);
        alsa = AlsaPorts.present() ? new AlsaPorts(clock) : null;
    }

    /** The machine's own ports; {@code synth} and {@code none} are not among them. */
    @Override
    public List<PortInfo> list() {
        List<PortInfo> ports = new ArrayList<>();
        Set<Integer> cards = Set.of();
        try {
            if (alsa != null) {
                ports.addAll(alsa.list());
                cards = alsa.cards();
            }
        } catch (PortFailure e) {
            notice = e.getMessage();
        }
        for (PortInfo port : javaSound.list()) {
            if (!isOnOneOf(cards, port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** Why a sequencer that is there is not used: one line for the player. Known once ports have been listed or opened. */
    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    @Override
    public MidiInput openInput(String name) {
        List<PortInfo> ports = list();
        return openInput(named(() -> PortName.input(name, ports), System.getProperty("os.name"), ports));
    }

    /** Whether an output of that name is always there, device or no device. */
    public static boolean isBuiltIn(String name) {
        return name.equalsIgnoreCase(NullOutput.NAME) || name.equalsIgnoreCase(SynthOutput.NAME);
    }

    @Override
    public MidiOutput openOutput(String name) {
        if (name.equalsIgnoreCase(NullOutput.NAME)) {
            return new NullOutput();
        }
        if (name.equalsIgnoreCase(SynthOutput.NAME)) {
            return SynthOutput.open();
        }
        List<PortInfo> ports = list();
        return openOutput(named(() -> PortName.output(name, ports), System.getProperty("os.name"), ports));
    }

    @Override
    public MidiInput openInput(PortInfo port) {
        return owner(port).openInput(port);
    }

    @Override
    public MidiOutput openOutput(PortInfo port) {
        return owner(port).openOutput(port);
    }

    private MidiPorts owner(PortInfo port) {
        return port.system().equals(AlsaPorts.SYSTEM) ? alsa : javaSound;
    }

    /** Only ALSA tells of changes. */
    @Override
    public Optional<PortInfo> find(PortChange change) {
        return alsa.find(change);
    }

    /** The port that is looked for; where there is none and no bus either, the system's user is told which to make. */
    static PortInfo named(Supplier<PortInfo> search, String system, List<PortInfo> ports) {
        try {
            return search.get();
        } catch (PortFailure e) {
            throw new PortFailure(e.getMessage() + VirtualBus.missing(system, ports).map(how -> ". " + how).orElse(""), e);
        }
    }

    @Override
    public boolean schedules() {
        return alsa != null && alsa.schedules();
    }

    @Override
    public boolean onChange(Consumer<PortChange> changed) {
        try {
            return alsa != null && alsa.onChange(changed);
        } catch (PortFailure e) {
            notice = e.getMessage();
            return false;
        }
    }

    /** Whether this machine can show ports of our own to other programs. */
    public static boolean canOpenVirtual() {
        return AlsaPorts.usable();
    }

    /**
     * A port of our own that other programs connect to.
     *
     * @throws PortFailure where the system has no such thing: one line with what to do instead
     */
    public MidiInput openVirtualInput() {
        return virtual().openVirtualInput();
    }

    /**
     * A port of our own that other programs connect to.
     *
     * @throws PortFailure where the system has no such thing: one line with what to do instead
     */
    public MidiOutput openVirtualOutput() {
        return virtual().openVirtualOutput();
    }

    private AlsaPorts virtual() {
        if (alsa == null) {
            throw new PortFailure(noVirtualPorts(System.getProperty("os.name")));
        }
        return alsa;
    }

    /** What to do where no virtual port can be made, for a system by its Java name. */
    static String noVirtualPorts(String system) {
        Optional<String> bus = VirtualBus.howToMake(system);
        if (bus.isPresent()) {
            return "This program can make no port of its own on this system: " + bus.get();
        }
        return AlsaPorts.MISSING;
    }

    /** Whether a port of Java Sound is a raw device of one of these cards. */
    static boolean isOnOneOf(Set<Integer> cards, PortInfo port) {
        Matcher matcher = RAW_DEVICE.matcher(port.name());
        return matcher.find() && cards.contains(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
    }
}
