package beatmaster.ports.alsa;

import beatmaster.midi.PortFailure;
import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The part of libasound that the program calls, names and meaning as in {@code alsa/seq.h}. Only primitives and pointers, so
 * that a call makes no garbage. {@code size_t} and {@code unsigned long} are {@link NativeLong}: 32 bits on armhf.
 */
final class Asound {

    static final int EPERM = -1;
    static final int EAGAIN = -11;
    static final int EACCES = -13;
    static final int EBUSY = -16;
    static final int ENOSPC = -28;

    /** libasound explains failures on stderr, in the middle of the player's screen; ours are one line. */
    interface ErrorHandler extends Callback {
        void error(Pointer file, int line, Pointer function, int code, Pointer format);
    }

    private static final ErrorHandler SILENT = (file, line, function, code, format) -> { };

    private static final PortFailure FAILURE = bind("libasound.so.2");

    private Asound() {
    }

    /** Loads JNA and libasound. @throws PortFailure with what to install if that fails */
    static void load() {
        if (FAILURE != null) {
            throw FAILURE;
        }
    }

    /** Binds the calls below to a library. @return why that cannot be, or null */
    static PortFailure bind(String library) {
        if (!jnaWorks()) {
            return new PortFailure("JNA cannot unpack its native part"
                    + " (name a folder that may be written to and run from: -Djna.tmpdir=FOLDER)");
        }
        try {
            Native.register(Asound.class, NativeLibrary.getInstance(library));
            snd_lib_error_set_handler(SILENT);
            return null;
        } catch (UnsatisfiedLinkError e) {
            return new PortFailure("ALSA's library " + library + " is missing"
                    + " (install it: sudo apt install libasound2, or libasound2t64 on newer systems)", e);
        }
    }

    private static boolean jnaWorks() {
        try {
            return Native.POINTER_SIZE > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    static native int snd_lib_error_set_handler(ErrorHandler handler);

    static native Pointer snd_strerror(int code);

    // ---- the client
    static native int snd_seq_open(Pointer handleOut, String name, int streams, int mode);

    static native int snd_seq_close(Pointer seq);

    static native int snd_seq_client_id(Pointer seq);

    static native int snd_seq_set_client_name(Pointer seq, String name);

    static native int snd_seq_set_client_pool_output(Pointer seq, NativeLong cells);

    static native int snd_seq_set_client_pool_input(Pointer seq, NativeLong cells);

    static native int snd_seq_set_input_buffer_size(Pointer seq, NativeLong bytes);

    static native NativeLong snd_seq_client_pool_sizeof();

    static native int snd_seq_get_client_pool(Pointer seq, Pointer pool);

    static native NativeLong snd_seq_client_pool_get_output_pool(Pointer pool);

    static native NativeLong snd_seq_client_pool_get_output_free(Pointer pool);

    // ---- who is there
    static native NativeLong snd_seq_client_info_sizeof();

    static native void snd_seq_client_info_set_client(Pointer info, int client);

    static native int snd_seq_client_info_get_client(Pointer info);

    static native Pointer snd_seq_client_info_get_name(Pointer info);

    static native int snd_seq_client_info_get_card(Pointer info);

    static native int snd_seq_get_any_client_info(Pointer seq, int client, Pointer info);

    static native int snd_seq_query_next_client(Pointer seq, Pointer info);

    static native NativeLong snd_seq_port_info_sizeof();

    static native void snd_seq_port_info_set_client(Pointer info, int client);

    static native void snd_seq_port_info_set_port(Pointer info, int port);

    static native int snd_seq_port_info_get_port(Pointer info);

    static native Pointer snd_seq_port_info_get_name(Pointer info);

    static native int snd_seq_port_info_get_capability(Pointer info);

    static native int snd_seq_get_any_port_info(Pointer seq, int client, int port, Pointer info);

    static native int snd_seq_port_info_get_read_use(Pointer info);

    static native int snd_seq_get_port_info(Pointer seq, int port, Pointer info);

    static native int snd_seq_query_next_port(Pointer seq, Pointer info);

    // ---- our ports
    static native void snd_seq_port_info_set_name(Pointer info, String name);

    static native void snd_seq_port_info_set_port_specified(Pointer info, int specified);

    static native void snd_seq_port_info_set_capability(Pointer info, int capability);

    static native void snd_seq_port_info_set_type(Pointer info, int type);

    static native void snd_seq_port_info_set_midi_channels(Pointer info, int channels);

    static native void snd_seq_port_info_set_timestamping(Pointer info, int enable);

    static native void snd_seq_port_info_set_timestamp_real(Pointer info, int real);

    static native void snd_seq_port_info_set_timestamp_queue(Pointer info, int queue);

    static native int snd_seq_create_port(Pointer seq, Pointer info);

    static native int snd_seq_delete_simple_port(Pointer seq, int port);

    static native int snd_seq_connect_from(Pointer seq, int myPort, int client, int port);

    static native int snd_seq_connect_to(Pointer seq, int myPort, int client, int port);

    // ---- the queue
    static native int snd_seq_alloc_named_queue(Pointer seq, String name);

    static native int snd_seq_control_queue(Pointer seq, int queue, int type, int value, Pointer event);

    static native int snd_seq_drain_output(Pointer seq);

    static native NativeLong snd_seq_queue_timer_sizeof();

    static native int snd_seq_get_queue_timer(Pointer seq, int queue, Pointer timer);

    static native int snd_seq_set_queue_timer(Pointer seq, int queue, Pointer timer);

    static native Pointer snd_seq_queue_timer_get_id(Pointer timer);

    static native void snd_seq_queue_timer_set_id(Pointer timer, Pointer id);

    static native void snd_seq_queue_timer_set_resolution(Pointer timer, int hertz);

    static native NativeLong snd_timer_id_sizeof();

    static native void snd_timer_id_set_class(Pointer id, int deviceClass);

    static native void snd_timer_id_set_sclass(Pointer id, int slaveClass);

    static native void snd_timer_id_set_card(Pointer id, int card);

    static native void snd_timer_id_set_device(Pointer id, int device);

    static native void snd_timer_id_set_subdevice(Pointer id, int subdevice);

    static native NativeLong snd_seq_queue_status_sizeof();

    static native int snd_seq_get_queue_status(Pointer seq, int queue, Pointer status);

    static native Pointer snd_seq_queue_status_get_real_time(Pointer status);

    // ---- events
    static native int snd_seq_event_output_direct(Pointer seq, Pointer event);

    static native int snd_seq_event_input(Pointer seq, Pointer eventOut);

    static native int snd_seq_drop_input(Pointer seq);

    static native int snd_seq_poll_descriptors(Pointer seq, Pointer descriptors, int space, short events);

    static native NativeLong snd_seq_remove_events_sizeof();

    static native void snd_seq_remove_events_set_condition(Pointer info, int condition);

    static native void snd_seq_remove_events_set_tag(Pointer info, int tag);

    static native int snd_seq_remove_events(Pointer seq, Pointer info);
}
