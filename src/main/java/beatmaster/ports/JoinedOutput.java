package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;

/** Two outputs that play the same. One that fails does not silence the other. Real-time safe if both are. */
public final class JoinedOutput implements MidiOutput {

    private final MidiOutput first;
    private final MidiOutput second;

    public JoinedOutput(MidiOutput first, MidiOutput second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public String name() {
        return first.name() + " and " + second.name();
    }

    /** Only if both do; one that could is handed its notes when they are due. */
    @Override
    public boolean schedules() {
        return first.schedules() && second.schedules();
    }

    @Override
    public void send(int message, long dueNs) {
        try {
            first.send(message, dueNs);
        } finally {
            second.send(message, dueNs);
        }
    }

    @Override
    public void handOn(int message, long nowNs, MidiInput origin) {
        try {
            first.handOn(message, nowNs, origin);
        } finally {
            second.handOn(message, nowNs, origin);
        }
    }

    @Override
    public void cancelPending() {
        try {
            first.cancelPending();
        } finally {
            second.cancelPending();
        }
    }

    @Override
    public void close() {
        try {
            first.close();
        } finally {
            second.close();
        }
    }
}
