package beatmaster.ports.alsa;

import beatmaster.midi.MidiReceiver;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The program's client "Beat Master": its ports, its queue and the thread that reads. Control thread unless said. */
final class AlsaSequencer implements AutoCloseable {

    static final String NAME = "Beat Master";

    /** The most the kernel allows; what is beyond is silently ignored. */
    private static final NativeLong POOL_EVENTS = new NativeLong(2000);
    /** Holds the largest event that fits the pool: a long SysEx that did not fit would block all behind it. */
    private static final NativeLong INPUT_BUFFER_BYTES = new NativeLong(128 * 1024);
    private static final int INPUT = 1 << 1 | 1 << 6;
    private static final int OUTPUT = 1 | 1 << 5;
    private static final int HIDDEN_INPUT = 1 << 1 | 1 << 7;
    private static final int SYSTEM_CLIENT = 0;
    private static final int ANNOUNCE_PORT = 1;
    private static final int MIDI_APPLICATION = 1 << 1 | 1 << 20;
    private static final int CHANNELS = 16;
    private static final int FIRST_FREE = -1;
    /** Out of the way, so that the ports that players see count from 0. */
    private static final int LAST_PORT = 250;

    private final AlsaClient client;
    private final AlsaQueue queue;
    private final AlsaReader reader;
    private final Thread thread;
    private final int announcePort;
    private boolean closed;

    /**
     * @param changed told of every port of another client that comes or goes, on the reader's thread
     * @throws PortFailure in one line: what is missing and how to get it
     */
    AlsaSequencer(NanoClock clock, Consumer<PortChange> changed) {
        client = AlsaClient.open(NAME);
        try {
            Asound.snd_seq_set_client_pool_output(client.handle(), POOL_EVENTS);
            Asound.snd_seq_set_client_pool_input(client.handle(), POOL_EVENTS);
            Asound.snd_seq_set_input_buffer_size(client.handle(), INPUT_BUFFER_BYTES);
            queue = AlsaQueue.start(client, clock);
            announcePort = createPort("announcements", HIDDEN_INPUT, LAST_PORT);
            reader = new AlsaReader(client, queue, clock, announcePort, changed);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
        thread = new Thread(reader, "alsa-input");
        thread.setDaemon(true);
    }

    /** Starts the reading thread; call once. */
    void start() {
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        Asound.snd_seq_connect_from(client.handle(), announcePort, SYSTEM_CLIENT, ANNOUNCE_PORT);
    }

    Pointer handle() {
        return client.handle();
    }

    AlsaQueue queue() {
        return queue;
    }

    /** The ports of all other clients. Any thread. */
    List<AlsaPort> others() {
        return client.others();
    }

    /** The port of that address, if it is there and others may connect to it. Any thread. */
    Optional<AlsaPort> other(AlsaAddress address) {
        return client.other(address);
    }

    /** How often input was lost because more came than could be read. Any thread. */
    long overruns() {
        return reader.overruns();
    }

    int createInput(String name) {
        return createPort(name, INPUT, FIRST_FREE);
    }

    int createOutput(String name) {
        return createPort(name, OUTPUT, FIRST_FREE);
    }

    /** Whether anybody is connected to what our {@code port} plays. */
    boolean hasListener(int port) {
        Memory info = AlsaClient.cleared(Asound.snd_seq_port_info_sizeof());
        return Asound.snd_seq_get_port_info(client.handle(), port, info) >= 0
                && Asound.snd_seq_port_info_get_read_use(info) > 0;
    }

    void delete(int port) {
        reader.hear(port, null);
        Asound.snd_seq_delete_simple_port(client.handle(), port);
    }

    void hear(int port, MidiReceiver receiver) {
        reader.hear(port, receiver);
    }

    /** Lets {@code other} play to our {@code port}; once is enough. Any thread. */
    void connectFrom(int port, PortInfo other) {
        AlsaAddress from = AlsaAddress.parse(other.description());
        connected(Asound.snd_seq_connect_from(client.handle(), port, from.client(), from.port()), other);
    }

    /** Lets our {@code port} play to {@code other}; once is enough. Any thread. */
    void connectTo(int port, PortInfo other) {
        AlsaAddress to = AlsaAddress.parse(other.description());
        connected(Asound.snd_seq_connect_to(client.handle(), port, to.client(), to.port()), other);
    }

    private static void connected(int rc, PortInfo other) {
        if (rc != Asound.EBUSY) {
            AlsaClient.check(rc, "connect to " + other.name() + " (" + other.description() + ")");
        }
    }

    private int createPort(String name, int capability, int number) {
        Memory info = AlsaClient.cleared(Asound.snd_seq_port_info_sizeof());
        if (number != FIRST_FREE) {
            Asound.snd_seq_port_info_set_port_specified(info, 1);
            Asound.snd_seq_port_info_set_port(info, number);
        }
        Asound.snd_seq_port_info_set_name(info, name);
        Asound.snd_seq_port_info_set_capability(info, capability);
        Asound.snd_seq_port_info_set_type(info, MIDI_APPLICATION);
        Asound.snd_seq_port_info_set_midi_channels(info, CHANNELS);
        Asound.snd_seq_port_info_set_timestamping(info, 1);
        Asound.snd_seq_port_info_set_timestamp_real(info, 1);
        Asound.snd_seq_port_info_set_timestamp_queue(info, queue.number());
        AlsaClient.check(Asound.snd_seq_create_port(client.handle(), info), "make the port " + name);
        return Asound.snd_seq_port_info_get_port(info);
    }

    /** Ends the thread first: libasound must not be closed under a reader. May be called twice. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        reader.stop();
        if (joined()) {
            client.close();
        }
    }

    private boolean joined() {
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
