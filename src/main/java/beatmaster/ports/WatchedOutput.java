package beatmaster.ports;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.List;

/**
 * An output that survives its device. While it is gone, messages go nowhere; when it is back, the first it hears is that no
 * note sounds any more.
 */
final class WatchedOutput extends WatchedPort<MidiOutput> implements MidiOutput {

    private final MidiPorts ports;
    private final NanoClock clock;
    /** Asked once by whoever plays, so it stays what it was at first. */
    private Boolean schedules;

    WatchedOutput(PortWatch watch, MidiPorts ports, NanoClock clock, String wanted) {
        super(watch, wanted);
        this.ports = ports;
        this.clock = clock;
    }

    @Override
    PortInfo find(String name, List<PortInfo> there) {
        return PortName.output(name, there);
    }

    @Override
    MidiOutput connect(String key, boolean again) {
        MidiOutput output = ports.openOutput(key);
        if (again) {
            try {
                silence(output);
            } catch (RuntimeException e) {
                output.close();
                throw e;
            }
        }
        return output;
    }

    private void silence(MidiOutput output) {
        for (int channel = 0; channel < Midi.CHANNELS; channel++) {
            output.send(Midi.controlChange(channel, Midi.ALL_NOTES_OFF, 0), clock.nanoTime());
        }
    }

    @Override
    void disconnect(MidiOutput gone) {
        gone.close();
    }

    @Override
    public synchronized boolean schedules() {
        if (schedules == null) {
            MidiOutput output = open();
            schedules = output != null && output.schedules();
        }
        return schedules;
    }

    @Override
    public void send(int message, long dueNs) {
        MidiOutput output = open();
        if (output != null) {
            output.send(message, dueNs);
        }
    }

    @Override
    public void cancelPending() {
        MidiOutput output = open();
        if (output != null) {
            output.cancelPending();
        }
    }
}
