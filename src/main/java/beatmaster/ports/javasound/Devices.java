package beatmaster.ports.javasound;

import beatmaster.midi.PortInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/**
 * The devices of one moment, by name. Java Sound has an input and an output of the same name as two devices; here they are
 * one port. Where two devices of one direction share a name, the second gets a number behind it.
 */
final class Devices {

    private static final boolean MAC = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    /** {@code MidiSystem.getMidiDeviceInfo()} is not thread-safe. */
    private static final Object ENUMERATION = new Object();

    private final Map<String, MidiDevice> inputs = new LinkedHashMap<>();
    private final Map<String, MidiDevice> outputs = new LinkedHashMap<>();

    private Devices() {
    }

    static Devices now() {
        Devices devices = new Devices();
        synchronized (ENUMERATION) {
            for (MidiDevice.Info info : MAC ? CoreMidi.devices() : MidiSystem.getMidiDeviceInfo()) {
                devices.add(info);
            }
        }
        return devices;
    }

    private void add(MidiDevice.Info info) {
        MidiDevice device;
        try {
            device = MidiSystem.getMidiDevice(info);
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            // It went away between being listed and being asked for: then it is not there.
            return;
        }
        if (device instanceof Synthesizer || device instanceof Sequencer) {
            return;
        }
        if (device.getMaxTransmitters() != 0) {
            put(inputs, device);
        }
        if (device.getMaxReceivers() != 0) {
            put(outputs, device);
        }
    }

    private static void put(Map<String, MidiDevice> devices, MidiDevice device) {
        String name = CoreMidi.plainName(device.getDeviceInfo().getName());
        String unique = name;
        for (int i = 2; devices.containsKey(unique); i++) {
            unique = name + " (" + i + ")";
        }
        devices.put(unique, device);
    }

    List<PortInfo> ports() {
        List<PortInfo> ports = new ArrayList<>();
        inputs.forEach((name, device) -> ports.add(port(name, device, true, outputs.containsKey(name))));
        outputs.forEach((name, device) -> {
            if (!inputs.containsKey(name)) {
                ports.add(port(name, device, false, true));
            }
        });
        return ports;
    }

    private static PortInfo port(String name, MidiDevice device, boolean input, boolean output) {
        String description = device.getDeviceInfo().getDescription();
        return new PortInfo(name, description == null ? "" : description, input, output, MAC ? "CoreMIDI" : "Java Sound");
    }

    MidiDevice input(String name) {
        return inputs.get(name);
    }

    MidiDevice output(String name) {
        return outputs.get(name);
    }

    /** Whether a device of that very name and direction is there. */
    boolean has(MidiDevice device) {
        Map<String, MidiDevice> same = device.getMaxTransmitters() != 0 ? inputs : outputs;
        String name = device.getDeviceInfo().getName();
        return same.values().stream().anyMatch(other -> other.getDeviceInfo().getName().equals(name));
    }
}
