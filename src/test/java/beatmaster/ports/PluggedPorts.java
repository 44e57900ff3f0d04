package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Devices that a test plugs and pulls. What is sent to one that is not there any more is refused, as a real one would. */
final class PluggedPorts implements MidiPorts {

    final List<PortInfo> there = new CopyOnWriteArrayList<>();
    final List<Integer> heard = new ArrayList<>();
    final List<String> openings = new ArrayList<>();
    /** What each device heard, and who listens to it, by name. */
    final Map<String, List<Integer>> heardBy = new HashMap<>();
    final Map<String, MidiReceiver> receivers = new HashMap<>();
    /** Who listens to the device that was opened last. */
    MidiReceiver receiver;
    Consumer<PortChange> changed;
    /** How often all devices were asked for. */
    int listings;
    /** Happens after the devices were looked at, and before the list is handed over; once. */
    Runnable duringListing = () -> { };
    boolean stuck;
    /** The name of a device that another program holds. */
    String busy = "";
    boolean schedules = true;

    PortInfo plug(String name, String address) {
        return plug(name, address, true, true);
    }

    PortInfo plug(String name, String address, boolean input, boolean output) {
        PortInfo port = new PortInfo(name, address, input, output, "test");
        there.add(port);
        return port;
    }

    /** The player touches a key. */
    void play(int message) {
        receiver.received(message, 0);
    }

    @Override
    public List<PortInfo> list() {
        listings++;
        List<PortInfo> now = List.copyOf(there);
        Runnable happens = duringListing;
        duringListing = () -> { };
        happens.run();
        return now;
    }

    @Override
    public Optional<PortInfo> find(PortChange change) {
        return there.stream().filter(port -> port.description().equals(change.description())).findFirst();
    }

    @Override
    public boolean onChange(Consumer<PortChange> listener) {
        changed = listener;
        return true;
    }

    @Override
    public boolean schedules() {
        return true;
    }

    @Override
    public MidiInput openInput(String name) {
        return openInput(PortName.input(name, there));
    }

    @Override
    public MidiInput openInput(PortInfo port) {
        open(port);
        return new MidiInput() {
            @Override
            public String name() {
                return port.name();
            }

            @Override
            public void start(MidiReceiver to) {
                receiver = to;
                receivers.put(port.name(), to);
            }

            @Override
            public void close() {
                receiver = null;
                receivers.remove(port.name());
            }
        };
    }

    @Override
    public MidiOutput openOutput(String name) {
        return openOutput(PortName.output(name, there));
    }

    @Override
    public MidiOutput openOutput(PortInfo port) {
        open(port);
        return new MidiOutput() {
            private boolean closed;

            @Override
            public String name() {
                return port.name();
            }

            @Override
            public void send(int message, long dueNs) {
                if (closed || !there.contains(port)) {
                    throw new PortFailure("gone");
                }
                heard.add(message);
                heardBy.computeIfAbsent(port.name(), name -> new ArrayList<>()).add(message);
            }

            @Override
            public boolean schedules() {
                return schedules;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private void open(PortInfo port) {
        if (stuck || !there.contains(port) || port.name().equals(busy)) {
            throw new PortFailure("does not open");
        }
        openings.add(port.description());
    }
}
