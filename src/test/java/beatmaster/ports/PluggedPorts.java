package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Devices that a test plugs and pulls. What is sent to one that is not there any more is refused, as a real one would. */
final class PluggedPorts implements MidiPorts {

    final List<PortInfo> there = new CopyOnWriteArrayList<>();
    final List<Integer> heard = new ArrayList<>();
    final List<String> openings = new ArrayList<>();
    MidiReceiver receiver;
    Consumer<String> changed;
    boolean stuck;

    PortInfo plug(String name, String address) {
        PortInfo port = new PortInfo(name, address, true, true, "test");
        there.add(port);
        return port;
    }

    /** The player touches a key. */
    void play(int message) {
        receiver.received(message, 0);
    }

    @Override
    public List<PortInfo> list() {
        return List.copyOf(there);
    }

    @Override
    public boolean onChange(Consumer<String> listener) {
        changed = listener;
        return true;
    }

    @Override
    public MidiInput openInput(String name) {
        PortInfo port = open(PortName.input(name, there));
        return new MidiInput() {
            @Override
            public String name() {
                return port.name();
            }

            @Override
            public void start(MidiReceiver to) {
                receiver = to;
            }

            @Override
            public void close() {
                receiver = null;
            }
        };
    }

    @Override
    public MidiOutput openOutput(String name) {
        PortInfo port = open(PortName.output(name, there));
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
            }

            @Override
            public boolean schedules() {
                return true;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private PortInfo open(PortInfo port) {
        if (stuck) {
            throw new PortFailure("does not open");
        }
        openings.add(port.description());
        return port;
    }
}
