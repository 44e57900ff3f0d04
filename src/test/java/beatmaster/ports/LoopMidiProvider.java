package beatmaster.ports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * A Java Sound provider of ports whose far side is in the test's hands: two inputs, "Loop A in" and "Loop B in", two
 * outputs, "Loop A out" and "Loop B out". Tests go through the true {@code MidiSystem}.
 *
 * <p>The loops are of the whole JVM: {@link LoopPort#restore()} before each test.
 */
public final class LoopMidiProvider extends MidiDeviceProvider {

    /** Both loops by name: "Loop A", "Loop B". */
    private static final Map<String, LoopPort> LOOPS = new LinkedHashMap<>();

    static {
        LOOPS.put("Loop A", new LoopPort("Loop A"));
        LOOPS.put("Loop B", new LoopPort("Loop B"));
    }

    /** The far side of "Loop A in" and "Loop A out". */
    public static LoopPort loopA() {
        return LOOPS.get("Loop A");
    }

    /** The far side of "Loop B in" and "Loop B out". */
    public static LoopPort loopB() {
        return LOOPS.get("Loop B");
    }

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        List<MidiDevice.Info> infos = new ArrayList<>();
        for (LoopPort loop : LOOPS.values()) {
            if (loop.isPluggedIn()) {
                infos.add(loop.source().getDeviceInfo());
                infos.add(loop.sink().getDeviceInfo());
            }
        }
        return infos.toArray(new MidiDevice.Info[0]);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        for (LoopPort loop : LOOPS.values()) {
            if (loop.source().getDeviceInfo().equals(info)) {
                return loop.source();
            }
            if (loop.sink().getDeviceInfo().equals(info)) {
                return loop.sink();
            }
        }
        throw new IllegalArgumentException("not a loop: " + info);
    }
}
