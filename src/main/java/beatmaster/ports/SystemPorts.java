package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortInfo;
import beatmaster.ports.javasound.JavaSoundPorts;
import beatmaster.ports.javasound.SynthOutput;
import beatmaster.time.NanoClock;
import java.util.List;

/**
 * Every port of this machine, and the two that are always there: {@code synth} and {@code none}. Control thread only.
 */
public final class SystemPorts implements MidiPorts {

    private final JavaSoundPorts javaSound;

    /** @param clock stamps what arrives */
    public SystemPorts(NanoClock clock) {
        javaSound = new JavaSoundPorts(clock);
    }

    /** The machine's own ports; {@code synth} and {@code none} are not among them. */
    @Override
    public List<PortInfo> list() {
        return javaSound.list();
    }

    @Override
    public MidiInput openInput(String name) {
        return javaSound.openInput(name);
    }

    @Override
    public MidiOutput openOutput(String name) {
        if (name.equalsIgnoreCase(NullOutput.NAME)) {
            return new NullOutput();
        }
        return name.equalsIgnoreCase(SynthOutput.NAME) ? SynthOutput.open() : javaSound.openOutput(name);
    }
}
