package beatmaster.ports;

import java.util.Arrays;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;

/**
 * The far side of a port pair: puts messages into the input as a driver would, on the calling thread, and keeps what comes
 * out of the output with the time at which it came. Injecting allocates nothing but what the program itself allocates.
 */
public final class LoopPort {

    private final LoopDevice source;
    private final LoopDevice sink;
    private final ShortMessage injected = new ShortMessage();

    private volatile boolean pluggedIn = true;
    private volatile RuntimeException failure;
    private volatile boolean cable;
    private long[] times = new long[1 << 16];
    private int[] messages = new int[1 << 16];
    private int size;

    LoopPort(String name) {
        source = new LoopDevice(name + " in", true, null);
        sink = new LoopDevice(name + " out", false, new Sink());
    }

    LoopDevice source() {
        return source;
    }

    LoopDevice sink() {
        return sink;
    }

    boolean isPluggedIn() {
        return pluggedIn;
    }

    /** As new: plugged in, no failure, nothing recorded, closed on both sides. */
    public synchronized void restore() {
        source.close();
        sink.close();
        pluggedIn = true;
        failure = null;
        cable = false;
        size = 0;
    }

    /** The player or the clock sends: {@code message} packed as in {@link beatmaster.midi.Midi}. One thread at a time. */
    public void inject(int message) {
        try {
            injected.setMessage(message & 0xFF, message >> 8 & 0x7F, message >> 16 & 0x7F);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
        source.deliver(injected);
    }

    /** The same with a stamp of the device's own, in microseconds. */
    public void injectStamped(int message, long stampMicros) {
        try {
            injected.setMessage(message & 0xFF, message >> 8 & 0x7F, message >> 16 & 0x7F);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
        source.deliver(injected, stampMicros);
    }

    /** A cable from the output back to the input, until {@link #restore()}. */
    public void connectBack() {
        cable = true;
    }

    /** System exclusive comes in: {@code F0 ... F7}. */
    public void injectSysEx(byte... bytes) {
        try {
            source.deliver(new SysexMessage(bytes, bytes.length));
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** From now on the output throws this at every message; null heals it. */
    public void failOnSend(RuntimeException failure) {
        this.failure = failure;
    }

    /** The cable is pulled: gone from the list, what is open throws, and the input is silent. */
    public void unplug() {
        pluggedIn = false;
        source.close();
        sink.close();
    }

    /** It is back in the list, closed. */
    public void plugIn() {
        pluggedIn = true;
    }

    /** Whether the program holds the input open. */
    public boolean isInputOpen() {
        return source.isOpen();
    }

    /** Whether the program holds the output open. */
    public boolean isOutputOpen() {
        return sink.isOpen();
    }

    /** How many messages came out. */
    public synchronized int size() {
        return size;
    }

    /** {@code System.nanoTime()} at which message {@code i} came out. */
    public synchronized long timeNs(int i) {
        return times[i];
    }

    /** Message {@code i} that came out, packed as in {@link beatmaster.midi.Midi}. */
    public synchronized int message(int i) {
        return messages[i];
    }

    /** All that came out, packed, oldest first. */
    public synchronized int[] messages() {
        return Arrays.copyOf(messages, size);
    }

    private synchronized void keep(long timeNs, int message) {
        if (size == messages.length) {
            times = Arrays.copyOf(times, 2 * size);
            messages = Arrays.copyOf(messages, 2 * size);
        }
        times[size] = timeNs;
        messages[size++] = message;
    }

    /** What the program sends to. */
    private final class Sink implements Receiver {
        @Override
        public void send(MidiMessage message, long timeStamp) {
            long now = System.nanoTime();
            if (failure != null) {
                throw failure;
            }
            if (!sink.isOpen()) {
                throw new IllegalStateException("Receiver is not open");
            }
            ShortMessage it = (ShortMessage) message;
            keep(now, it.getStatus() | it.getData1() << 8 | it.getData2() << 16);
            if (cable) {
                source.deliver(it);
            }
        }

        @Override
        public void close() {
            // The device closes.
        }
    }
}
