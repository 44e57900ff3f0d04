package beatmaster.ports.javasound;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.ports.PortName;
import beatmaster.time.NanoClock;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;

/** The MIDI ports that Java Sound shows. Control thread only. */
public final class JavaSoundPorts implements MidiPorts {

    private final NanoClock clock;

    /** @param clock stamps what arrives */
    public JavaSoundPorts(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public List<PortInfo> list() {
        return Devices.now().ports();
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
    public MidiInput openInput(PortInfo port) {
        MidiDevice device = open(port.name(), Devices.now().input(port.name()));
        try {
            return new JavaSoundInput(port.name(), device, device.getTransmitter(), clock);
        } catch (MidiUnavailableException | RuntimeException e) {
            device.close();
            throw refused(port.name(), e);
        }
    }

    @Override
    public MidiOutput openOutput(PortInfo port) {
        MidiDevice device = open(port.name(), Devices.now().output(port.name()));
        try {
            return new JavaSoundOutput(port.name(), device, device.getReceiver());
        } catch (MidiUnavailableException | RuntimeException e) {
            device.close();
            throw refused(port.name(), e);
        }
    }

    /** Opens, then looks again: where a device vanished in between, Java Sound may have opened the default one instead. */
    private static MidiDevice open(String name, MidiDevice device) {
        if (device == null) {
            throw wentAway(name);
        }
        try {
            device.open();
        } catch (MidiUnavailableException | RuntimeException e) {
            throw refused(name, e);
        }
        if (!Devices.now().has(device)) {
            device.close();
            throw wentAway(name);
        }
        return device;
    }

    private static PortFailure wentAway(String name) {
        return new PortFailure("MIDI port \"" + name + "\" went away while it was opened; plug it in and start again");
    }

    private static PortFailure refused(String name, Exception e) {
        return new PortFailure("MIDI port \"" + name + "\" does not open (" + e.getMessage()
                + "); close the program that holds it, or choose another (./run.sh ports)", e);
    }
}
