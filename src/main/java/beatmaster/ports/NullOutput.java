package beatmaster.ports;

import beatmaster.midi.MidiOutput;

/** The output {@code none}: takes everything, sounds nothing. Thread-safe, real-time safe. */
public final class NullOutput implements MidiOutput {

    /** What {@code --out} calls it. */
    public static final String NAME = "none";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(int message, long dueNs) {
        // Silence is what was asked for.
    }

    @Override
    public void close() {
        // There is no device.
    }
}
