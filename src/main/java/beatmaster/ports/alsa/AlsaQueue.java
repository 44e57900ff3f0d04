package beatmaster.ports.alsa;

import beatmaster.time.NanoClock;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The client's queue: it stamps what comes in and holds what goes out until it is due. */
final class AlsaQueue {

    private static final Path TIMERS = Path.of("/proc/asound/timers");
    private static final int GLOBAL_TIMER = 1;
    private static final int HIGH_RESOLUTION_TIMER = 3;
    /** Looks for due events every 160 us; the kernel's own choice is 1 ms. */
    private static final int TICKS_PER_SECOND = 6250;
    private static final int SAMPLES = 5;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Pointer handle;
    private final NanoClock clock;
    private final int number;
    private final boolean precise;
    private final QueueClock time = new QueueClock();
    private final Memory status = AlsaClient.cleared(Asound.snd_seq_queue_status_sizeof());
    private final Pointer realTime = Asound.snd_seq_queue_status_get_real_time(status);

    private AlsaQueue(Pointer handle, NanoClock clock, int number) {
        this.handle = handle;
        this.clock = clock;
        this.number = number;
        precise = chooseTimer();
    }

    /** Makes the queue and starts it. */
    static AlsaQueue start(AlsaClient client, NanoClock clock) {
        Pointer handle = client.handle();
        int number = AlsaClient.check(Asound.snd_seq_alloc_named_queue(handle, "Beat Master"), "make a queue");
        AlsaQueue queue = new AlsaQueue(handle, clock, number);
        AlsaClient.check(Asound.snd_seq_control_queue(handle, number, AlsaEvent.START, 0, null), "start its queue");
        // Until it is drained, the start waits in our own buffer and every stamp is 0.
        AlsaClient.check(Asound.snd_seq_drain_output(handle), "start its queue");
        queue.measure();
        return queue;
    }

    int number() {
        return number;
    }

    /** Whether events leave within a fraction of a millisecond; without the kernel's hrtimer module it may be 8 ms. */
    boolean precise() {
        return precise;
    }

    QueueClock time() {
        return time;
    }

    /** Measures the offset between the queue's time and ours. One thread; no garbage. */
    void measure() {
        for (int i = 0; i < SAMPLES; i++) {
            long beforeNs = clock.nanoTime();
            if (Asound.snd_seq_get_queue_status(handle, number, status) < 0) {
                return;
            }
            long afterNs = clock.nanoTime();
            long queueNs = (realTime.getInt(0) & 0xFFFF_FFFFL) * NS_PER_SECOND + realTime.getInt(4);
            time.sample(beforeNs, queueNs, afterNs);
        }
        time.measured(clock.nanoTime());
    }

    private boolean chooseTimer() {
        Memory timer = AlsaClient.cleared(Asound.snd_seq_queue_timer_sizeof());
        if (Asound.snd_seq_get_queue_timer(handle, number, timer) < 0) {
            return false;
        }
        Memory id = AlsaClient.cleared(Asound.snd_timer_id_sizeof());
        Asound.snd_timer_id_set_class(id, GLOBAL_TIMER);
        Asound.snd_timer_id_set_sclass(id, 0);
        Asound.snd_timer_id_set_card(id, 0);
        Asound.snd_timer_id_set_device(id, HIGH_RESOLUTION_TIMER);
        Asound.snd_timer_id_set_subdevice(id, 0);
        Asound.snd_seq_queue_timer_set_id(timer, id);
        Asound.snd_seq_queue_timer_set_resolution(timer, TICKS_PER_SECOND);
        return Asound.snd_seq_set_queue_timer(handle, number, timer) >= 0 && highResolutionTimerThere();
    }

    /** The kernel takes another timer silently where the module is missing. */
    private static boolean highResolutionTimerThere() {
        try {
            return Files.readString(TIMERS).contains("HR timer");
        } catch (IOException e) {
            return false;
        }
    }
}
