package beatmaster.ports.javasound;

import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import uk.co.xfactorylibrarians.coremidi4j.CoreMidiDeviceProvider;
import uk.co.xfactorylibrarians.coremidi4j.CoreMidiException;

/** macOS only: CoreMidi4J's devices in place of the JDK's own, which stamp wrongly and miss what is plugged in later. */
final class CoreMidi {

    private static final String PREFIX = "CoreMIDI4J - ";

    private CoreMidi() {
    }

    /** Each device once: CoreMidi4J leaves out the JDK's twin of every device that it has itself. */
    static MidiDevice.Info[] devices() {
        try {
            return CoreMidiDeviceProvider.isLibraryLoaded()
                    ? CoreMidiDeviceProvider.getMidiDeviceInfo() : MidiSystem.getMidiDeviceInfo();
        } catch (CoreMidiException e) {
            return MidiSystem.getMidiDeviceInfo();
        }
    }

    /** The name as the Mac shows it. */
    static String plainName(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
