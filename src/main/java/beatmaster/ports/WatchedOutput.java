package beatmaster.ports;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * An output that survives its device. While it is gone, messages go nowhere; when it is back, the first it hears is that no
 * note sounds any more.
 */
class WatchedOutput extends WatchedPort<MidiOutput> implements MidiOutput {

    private static final int KEYS = Midi.CHANNELS * Midi.NOTES;

    private final MidiPorts ports;
    private final NanoClock clock;
    /** Asked once by whoever plays, so it stays what it was at first. */
    private Boolean schedules;
    /** The keys that the device was told to sound and not to end yet, a bit each. */
    private final AtomicLongArray sounding = new AtomicLongArray(KEYS / Long.SIZE);

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
    boolean isAmong(String name, List<PortInfo> there) {
        return PortName.matchesOutput(name, there);
    }

    @Override
    MidiOutput connect(PortInfo choice, boolean later) {
        MidiOutput output = ports.openOutput(choice);
        try {
            if (later) {
                requireAsPromised(output);
                silence(output);
            }
            return output;
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    /** Whoever plays has been told that notes may be handed over ahead of time, and would be early from now on. */
    private synchronized void requireAsPromised(MidiOutput output) {
        if (schedules != null && schedules && !output.schedules()) {
            throw new PortFailure("MIDI output " + output.name() + " is there, but plays notes when they are handed over and"
                    + " not when they are due; start again with it plugged in");
        }
    }

    final void silence(MidiOutput output) {
        long nowNs = clock.nanoTime();
        for (int key = 0; key < KEYS; key++) {
            if ((sounding.get(key / Long.SIZE) & 1L << key) != 0) {
                output.send(Midi.noteOff(key / Midi.NOTES, key % Midi.NOTES), nowNs);
            }
        }
        for (int channel = 0; channel < Midi.CHANNELS; channel++) {
            output.send(Midi.controlChange(channel, Midi.ALL_NOTES_OFF, 0), nowNs);
        }
        for (int i = 0; i < sounding.length(); i++) {
            sounding.set(i, 0);
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
            schedules = output == null ? ports.schedules() : output.schedules();
        }
        return schedules;
    }

    @Override
    public void send(int message, long dueNs) {
        MidiOutput output = open();
        if (output != null) {
            output.send(message, dueNs);
            remember(message);
        }
    }

    @Override
    public void handOn(int message, long nowNs, MidiInput origin) {
        if (!(origin instanceof WatchedInput input) || !input.holds(port())) {
            send(message, nowNs);
        }
    }

    private void remember(int message) {
        boolean on = Midi.isNoteOn(message);
        if (on || Midi.isNoteOff(message)) {
            int key = Midi.channel(message) * Midi.NOTES + Midi.data1(message);
            long bit = 1L << key;
            long keys = sounding.get(key / Long.SIZE);
            sounding.set(key / Long.SIZE, on ? keys | bit : keys & ~bit);
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
