package beatmaster.ports;

import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;

/** One end of a loop as Java Sound sees it: an input (it transmits) or an output (it receives). */
final class LoopDevice implements MidiDevice {

    private final Info info;
    private final boolean transmits;
    private final Receiver sink;
    private final Source source = new Source();
    private volatile boolean open;

    LoopDevice(String name, boolean transmits, Receiver sink) {
        info = new Info(name, "Beat Master tests", "a loop of the tests' own", "1") { };
        this.transmits = transmits;
        this.sink = sink;
    }

    void deliver(MidiMessage message) {
        deliver(message, 0);
    }

    void deliver(MidiMessage message, long stampMicros) {
        Receiver target = source.receiver;
        if (open && target != null) {
            target.send(message, stampMicros);
        }
    }

    @Override
    public Info getDeviceInfo() {
        return info;
    }

    @Override
    public void open() throws MidiUnavailableException {
        if (open) {
            throw new MidiUnavailableException("in use");
        }
        open = true;
    }

    @Override
    public void close() {
        open = false;
        source.receiver = null;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long getMicrosecondPosition() {
        return -1;
    }

    @Override
    public int getMaxReceivers() {
        return transmits ? 0 : -1;
    }

    @Override
    public int getMaxTransmitters() {
        return transmits ? -1 : 0;
    }

    @Override
    public Receiver getReceiver() throws MidiUnavailableException {
        if (transmits) {
            throw new MidiUnavailableException("an input receives nothing");
        }
        return sink;
    }

    @Override
    public List<Receiver> getReceivers() {
        return transmits ? List.of() : List.of(sink);
    }

    @Override
    public Transmitter getTransmitter() throws MidiUnavailableException {
        if (!transmits) {
            throw new MidiUnavailableException("an output transmits nothing");
        }
        return source;
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return transmits ? List.of(source) : List.of();
    }

    /** What the program listens to. */
    private static final class Source implements Transmitter {
        private volatile Receiver receiver;

        @Override
        public void setReceiver(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public Receiver getReceiver() {
            return receiver;
        }

        @Override
        public void close() {
            receiver = null;
        }
    }
}
