package beatmaster.ports.alsa;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiReceiver;

/** A port of ours that others play to. What comes is stamped by the kernel, and handed on by the client's reading thread. */
final class AlsaInput implements MidiInput {

    private final AlsaSequencer sequencer;
    private final int port;
    private final String name;
    private final Runnable onClose;
    private boolean closed;

    AlsaInput(AlsaSequencer sequencer, int port, String name, Runnable onClose) {
        this.sequencer = sequencer;
        this.port = port;
        this.name = name;
        this.onClose = onClose;
    }

    @Override
    public String name() {
        return name;
    }

    /** The port's number within our client. */
    int port() {
        return port;
    }

    @Override
    public void start(MidiReceiver receiver) {
        sequencer.hear(port, receiver);
    }

    /** Of all ports of our client together, for they are read together. */
    @Override
    public long overruns() {
        return sequencer.overruns();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            sequencer.delete(port);
            onClose.run();
        }
    }
}
