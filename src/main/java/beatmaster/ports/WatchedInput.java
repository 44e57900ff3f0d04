package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortInfo;
import java.util.List;

/** An input that survives its device: what it hears goes to one receiver, before the device goes and after it comes back. */
class WatchedInput extends WatchedPort<MidiInput> implements MidiInput {

    private final PortWatch watch;
    private final MidiPorts ports;
    private MidiReceiver receiver;

    WatchedInput(PortWatch watch, MidiPorts ports, String wanted) {
        super(watch, wanted);
        this.watch = watch;
        this.ports = ports;
    }

    @Override
    PortInfo find(String name, List<PortInfo> there) {
        return PortName.input(name, there);
    }

    @Override
    boolean isAmong(String name, List<PortInfo> there) {
        return PortName.matchesInput(name, there);
    }

    @Override
    MidiInput connect(PortInfo choice, boolean later) {
        MidiInput input = ports.openInput(choice);
        if (receiver != null) {
            input.start(receiver);
        }
        return input;
    }

    @Override
    void disconnect(MidiInput gone) {
        gone.close();
        if (receiver != null) {
            receiver.interrupted();
        }
    }

    @Override
    public void start(MidiReceiver to) {
        synchronized (watch) {
            receiver = to;
            MidiInput input = open();
            if (input != null) {
                input.start(to);
            }
        }
    }

    @Override
    public long overruns() {
        MidiInput input = open();
        return input == null ? 0 : input.overruns();
    }
}
