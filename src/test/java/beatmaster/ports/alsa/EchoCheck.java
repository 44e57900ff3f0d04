package beatmaster.ports.alsa;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.time.NanoClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens virtual ports, prints what it hears and plays a snare twice a second, until it is told to end: for real ALSA tools
 * at both ends ({@code src/it/alsa}).
 */
public final class EchoCheck {

    private static final long HALF_SECOND_NS = 500_000_000;

    private EchoCheck() {
    }

    public static void main(String[] arguments) {
        NanoClock clock = NanoClock.system();
        AlsaPorts ports = new AlsaPorts(clock);
        MidiInput input = ports.openVirtualInput();
        MidiOutput output = ports.openVirtualOutput();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            input.close();
            output.close();
            System.out.println("closed");
        }));
        input.start((message, arrivalNs) -> System.out.println("heard " + Integer.toHexString(Midi.status(message)) + " "
                + Midi.data1(message) + " " + Midi.data2(message)));
        ports.list().forEach(port -> System.out.println(port.description() + " " + port.name()));
        System.out.println("ready");
        for (long dueNs = clock.nanoTime(); end.getCount() > 0; dueNs += HALF_SECOND_NS) {
            output.send(Midi.noteOn(9, 38, 77), dueNs);
            output.send(Midi.noteOff(9, 38), dueNs + HALF_SECOND_NS / 10);
            while (end.getCount() > 0 && dueNs + HALF_SECOND_NS - clock.nanoTime() > 0) {
                LockSupport.parkNanos(dueNs + HALF_SECOND_NS - clock.nanoTime());
            }
        }
    }
}
