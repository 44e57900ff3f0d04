package beatmaster.ports.alsa;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** {@code poll(2)} of the C library, whatever it is called here: the process has it loaded. */
final class Poll {

    /** {@code POLLIN}: there is something to read. */
    static final short IN = 1;
    /** The bytes of a {@code struct pollfd}. */
    static final int DESCRIPTOR_SIZE = 8;

    static {
        Native.register(Poll.class, NativeLibrary.getProcess());
    }

    private Poll() {
    }

    /** Waits until a descriptor is ready, at most {@code timeoutMs}; positive if one is. Blocks; no garbage. */
    static native int poll(Pointer descriptors, NativeLong count, int timeoutMs);
}
