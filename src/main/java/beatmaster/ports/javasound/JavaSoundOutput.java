package beatmaster.ports.javasound;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;

/**
 * A MIDI output of Java Sound. One message object is used again and again: the receivers of the JDK read it before they
 * return. One thread at a time.
 */
final class JavaSoundOutput implements MidiOutput {

    /** "As soon as possible", in Java Sound's words. */
    private static final long NOW = -1;

    private final String name;
    private final MidiDevice device;
    private final Receiver receiver;
    private final ShortMessage reused = new ShortMessage();

    JavaSoundOutput(String name, MidiDevice device, Receiver receiver) {
        this.name = name;
        this.device = device;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(int message, long dueNs) {
        try {
            reused.setMessage(Midi.status(message), Midi.data1(message), Midi.data2(message));
            receiver.send(reused, NOW);
        } catch (InvalidMidiDataException | RuntimeException e) {
            throw new PortFailure("MIDI output \"" + name + "\" refused a note (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        if (device.isOpen()) {
            receiver.close();
            device.close();
        }
    }
}
