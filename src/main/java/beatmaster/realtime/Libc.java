package beatmaster.realtime;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;

/** The one call of libc that is needed. Loaded only where it will be made. */
final class Libc {

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {
    }

    /** sched_setscheduler(2); {@code struct sched_param} holds one int on Linux. */
    private static native int sched_setscheduler(int thread, int policy, IntByReference parameter);

    /** @return 0, or the error's number */
    static int schedule(int thread, int policy, int priority) {
        return sched_setscheduler(thread, policy, new IntByReference(priority)) == 0 ? 0 : Native.getLastError();
    }
}
