package beatmaster.ports.javasound;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiReceiver;
import beatmaster.time.NanoClock;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Transmitter;

/**
 * A MIDI input of Java Sound. The driver's own stamps are wall-clock time on Linux, so a message is stamped with the
 * program's clock the moment it arrives.
 */
final class JavaSoundInput implements MidiInput, Receiver {

    private final String name;
    private final MidiDevice device;
    private final Transmitter transmitter;
    private final NanoClock clock;
    private volatile MidiReceiver receiver;

    JavaSoundInput(String name, MidiDevice device, Transmitter transmitter, NanoClock clock) {
        this.name = name;
        this.device = device;
        this.transmitter = transmitter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(MidiReceiver receiver) {
        if (this.receiver != null) {
            throw new IllegalStateException("an input is started once: " + name);
        }
        this.receiver = receiver;
        transmitter.setReceiver(this);
    }

    /** Driver thread. Allocates nothing for short messages, which is what every driver of the JDK delivers. */
    @Override
    public void send(MidiMessage message, long timeStamp) {
        long arrivalNs = clock.nanoTime();
        MidiReceiver target = receiver;
        if (target != null && isWanted(message)) {
            target.received(packed(message), arrivalNs);
        }
    }

    private static boolean isWanted(MidiMessage message) {
        int status = message.getStatus();
        return status >= Midi.NOTE_OFF && status != Midi.ACTIVE_SENSING && status != Midi.SYSTEM_EXCLUSIVE
                && message.getLength() >= 1 && message.getLength() <= 3
                && !(message instanceof SysexMessage) && !(message instanceof MetaMessage);
    }

    private static int packed(MidiMessage message) {
        if (message instanceof ShortMessage shortMessage) {
            return Midi.pack(shortMessage.getStatus(), shortMessage.getData1() & 0x7F, shortMessage.getData2() & 0x7F);
        }
        byte[] bytes = message.getMessage();
        return Midi.pack(bytes[0] & 0xFF, bytes.length > 1 ? bytes[1] & 0x7F : 0, bytes.length > 2 ? bytes[2] & 0x7F : 0);
    }

    @Override
    public void close() {
        // The transmitter closes its receiver, which is this input: hence no word about being closed already.
        receiver = null;
        if (device.isOpen()) {
            transmitter.setReceiver(null);
            transmitter.close();
            device.close();
        }
    }
}
