package beatmaster.ports.alsa;

import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortChange;
import beatmaster.time.NanoClock;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The thread that reads all that comes to the client, stamps it and hands it to the port it came to. It makes no garbage.
 *
 * <p>It waits in {@code poll}, never in {@code snd_seq_event_input}: nothing could end that.
 */
final class AlsaReader implements Runnable {

    private static final int WAIT_MS = 200;
    private static final long AFTER_ERROR_NS = 50_000_000;
    private static final int MAX_FRUITLESS = 3;
    private static final int PORTS = 256;
    private static final NativeLong ONE = new NativeLong(1);
    /** The whole address space: reads events where libasound has them, without a new pointer for each. */
    private static final Pointer ANYWHERE = new Pointer(0);

    private final Pointer handle;
    private final int ownClient;
    private final AlsaQueue queue;
    private final NanoClock clock;
    private final int announcePort;
    private final Consumer<PortChange> changed;
    private final AtomicReferenceArray<MidiReceiver> receivers = new AtomicReferenceArray<>(PORTS);
    private final Memory descriptor = new Memory(Poll.DESCRIPTOR_SIZE);
    private final Memory slot = new Memory(Native.POINTER_SIZE);
    private volatile boolean running = true;
    private volatile long overruns;
    private long lastArrivalNs;
    private int fruitless;

    /** @param changed told of ports that come and go, on the reader's thread */
    AlsaReader(AlsaClient client, AlsaQueue queue, NanoClock clock, int announcePort, Consumer<PortChange> changed) {
        handle = client.handle();
        ownClient = client.id();
        this.queue = queue;
        this.clock = clock;
        this.announcePort = announcePort;
        this.changed = changed;
        lastArrivalNs = clock.nanoTime();
    }

    /** Hands on what comes to {@code port}; null for no more. Any thread. */
    void hear(int port, MidiReceiver receiver) {
        receivers.set(port, receiver);
    }

    /** How often more came than could be read, and the kernel threw all that waited away. Any thread. */
    long overruns() {
        return overruns;
    }

    /** Ends {@link #run} within {@value #WAIT_MS} ms. Any thread. */
    void stop() {
        running = false;
    }

    @Override
    public void run() {
        AlsaClient.check(Asound.snd_seq_poll_descriptors(handle, descriptor, 1, Poll.IN), "wait for events");
        while (running) {
            int ready = Poll.poll(descriptor, ONE, WAIT_MS);
            queue.measure();
            if (ready > 0) {
                read();
            }
        }
    }

    private void read() {
        int events = 0;
        int rc = Asound.snd_seq_event_input(handle, slot);
        while (rc != Asound.EAGAIN && running) {
            events++;
            if (rc >= 0) {
                dispatch(Native.POINTER_SIZE == Long.BYTES ? slot.getLong(0) : slot.getInt(0) & 0xFFFF_FFFFL);
            } else if (rc == Asound.ENOSPC) {
                countOverrun();
            } else {
                LockSupport.parkNanos(AFTER_ERROR_NS);
                return;
            }
            rc = Asound.snd_seq_event_input(handle, slot);
        }
        fruitless = events > 0 ? 0 : fruitless + 1;
        if (fruitless >= MAX_FRUITLESS) {
            // An event larger than libasound's buffer would block all that come after it, for ever.
            Asound.snd_seq_drop_input(handle);
            countOverrun();
            fruitless = 0;
        }
    }

    private void countOverrun() {
        overruns = overruns + 1;
    }

    private void dispatch(long event) {
        int port = AlsaEvent.destinationPort(ANYWHERE, event);
        if (port == announcePort) {
            announce(event);
            return;
        }
        MidiReceiver receiver = receivers.get(port);
        int message = AlsaEvent.decode(ANYWHERE, event);
        if (receiver != null && message != AlsaEvent.NOT_A_MESSAGE) {
            receiver.received(message, arrivalNs(event));
        }
    }

    /** The kernel's stamp on our clock: never in the future and never before the last one, whatever the mapping errs by. */
    private long arrivalNs(long event) {
        long nowNs = clock.nanoTime();
        long stampNs = AlsaEvent.stampNs(ANYWHERE, event, queue.number());
        long arrivedNs = stampNs < 0 ? nowNs : queue.time().nanoTime(stampNs);
        if (arrivedNs - nowNs > 0) {
            arrivedNs = nowNs;
        }
        if (arrivedNs - lastArrivalNs < 0) {
            arrivedNs = lastArrivalNs;
        }
        lastArrivalNs = arrivedNs;
        return arrivedNs;
    }

    private void announce(long event) {
        int type = AlsaEvent.type(ANYWHERE, event);
        // A client's start tells nothing: it has neither its name nor its ports yet.
        if (type == AlsaEvent.PORT_START || type == AlsaEvent.PORT_EXIT) {
            AlsaAddress address = AlsaEvent.announced(ANYWHERE, event);
            if (address.client() != ownClient) {
                changed.accept(new PortChange(address.toString(), type == AlsaEvent.PORT_START));
            }
        }
    }
}
