package beatmaster.ports.alsa;

import beatmaster.midi.PortFailure;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client of the ALSA sequencer: its handle, and the view of all other clients. Control thread unless a method says more.
 */
final class AlsaClient implements AutoCloseable {

    static final Path DEVICE = Path.of("/dev/snd/seq");

    private static final int DUPLEX = 3;
    private static final int NONBLOCK = 1;
    private static final int READ = 1 | 1 << 5;
    private static final int WRITE = 1 << 1 | 1 << 6;
    private static final int NO_EXPORT = 1 << 7;
    private static final int SYSTEM_CLIENT = 0;

    private final Pointer handle;
    private final int id;

    private AlsaClient(Pointer handle) {
        this.handle = handle;
        id = Asound.snd_seq_client_id(handle);
    }

    /** @throws PortFailure in one line: what is missing and how to get it */
    static AlsaClient open(String name) {
        if (!Files.exists(DEVICE)) {
            throw new PortFailure(AlsaPorts.MISSING);
        }
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            throw notAllowed();
        }
        Asound.load();
        Memory slot = new Memory(Native.POINTER_SIZE);
        int rc = Asound.snd_seq_open(slot, "default", DUPLEX, NONBLOCK);
        if (rc == Asound.EACCES || rc == Asound.EPERM) {
            throw notAllowed();
        }
        check(rc, "open the ALSA sequencer");
        AlsaClient client = new AlsaClient(slot.getPointer(0));
        Asound.snd_seq_set_client_name(client.handle, name);
        return client;
    }

    private static PortFailure notAllowed() {
        return new PortFailure("Not allowed to use the ALSA sequencer " + DEVICE + ": only group " + group() + " is (join it:"
                + " sudo usermod -aG " + group() + " " + System.getProperty("user.name") + ", then log in again)");
    }

    /** Whose the device is here; audio on every common system. */
    private static String group() {
        try {
            return Files.readAttributes(DEVICE, PosixFileAttributes.class).group().getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "audio";
        }
    }

    /** @throws PortFailure if {@code rc} is an error, in libasound's words */
    static int check(int rc, String what) {
        if (rc < 0) {
            throw new PortFailure("ALSA could not " + what + ": " + Asound.snd_strerror(rc).getString(0));
        }
        return rc;
    }

    Pointer handle() {
        return handle;
    }

    int id() {
        return id;
    }

    /** The ports of all other clients, by address; the system's own timer and announcer are left out. Any thread. */
    List<AlsaPort> others() {
        List<AlsaPort> ports = new ArrayList<>();
        Memory client = cleared(Asound.snd_seq_client_info_sizeof());
        Asound.snd_seq_client_info_set_client(client, -1);
        while (Asound.snd_seq_query_next_client(handle, client) >= 0) {
            int number = Asound.snd_seq_client_info_get_client(client);
            if (number != id && number != SYSTEM_CLIENT) {
                addPorts(client, number, ports);
            }
        }
        return ports;
    }

    /** The port of that address, if it is there and others may connect to it. Any thread. */
    Optional<AlsaPort> other(AlsaAddress address) {
        Memory client = cleared(Asound.snd_seq_client_info_sizeof());
        Memory port = cleared(Asound.snd_seq_port_info_sizeof());
        if (address.client() == id || address.client() == SYSTEM_CLIENT
                || Asound.snd_seq_get_any_client_info(handle, address.client(), client) < 0
                || Asound.snd_seq_get_any_port_info(handle, address.client(), address.port(), port) < 0) {
            return Optional.empty();
        }
        return described(client, port);
    }

    private void addPorts(Pointer client, int number, List<AlsaPort> ports) {
        Memory port = cleared(Asound.snd_seq_port_info_sizeof());
        Asound.snd_seq_port_info_set_client(port, number);
        Asound.snd_seq_port_info_set_port(port, -1);
        while (Asound.snd_seq_query_next_port(handle, port) >= 0) {
            described(client, port).ifPresent(ports::add);
        }
    }

    /** Empty if others may not connect to it. */
    private static Optional<AlsaPort> described(Pointer client, Pointer port) {
        int capability = Asound.snd_seq_port_info_get_capability(port);
        boolean readable = (capability & READ) == READ;
        boolean writable = (capability & WRITE) == WRITE;
        if ((capability & NO_EXPORT) != 0 || !readable && !writable) {
            return Optional.empty();
        }
        AlsaAddress address = new AlsaAddress(Asound.snd_seq_client_info_get_client(client),
                Asound.snd_seq_port_info_get_port(port));
        return Optional.of(new AlsaPort(address, text(Asound.snd_seq_client_info_get_name(client)),
                text(Asound.snd_seq_port_info_get_name(port)), Asound.snd_seq_client_info_get_card(client), readable, writable));
    }

    static Memory cleared(NativeLong size) {
        Memory memory = new Memory(size.longValue());
        memory.clear();
        return memory;
    }

    private static String text(Pointer name) {
        return name == null ? "" : name.getString(0, StandardCharsets.UTF_8.name()).strip();
    }

    /** Nobody may be reading: a reader must have ended first. */
    @Override
    public void close() {
        Asound.snd_seq_close(handle);
    }
}
