package beatmaster.schedule;

import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Keeps what is sent and when; can be told to break and to hold notes back as a port that schedules does. */
public final class RecordingOutput implements MidiOutput {

    /** One message, when it was sent and when it was due. */
    public record Sent(long atNs, long dueNs, int message) {
    }

    public final List<Sent> sent = new ArrayList<>();
    public boolean broken;
    public boolean schedules;
    public int refused;
    public int cancels;
    public boolean closed;
    /** Called before a message is taken: a port that blocks lets the time pass here. */
    public Runnable beforeSend = () -> { };
    private final LongSupplier now;

    public RecordingOutput(LongSupplier now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void send(int message, long dueNs) {
        beforeSend.run();
        if (broken) {
            refused++;
            throw new PortFailure("the cable is out");
        }
        sent.add(new Sent(now.getAsLong(), dueNs, message));
    }

    @Override
    public boolean schedules() {
        return schedules;
    }

    @Override
    public void cancelPending() {
        cancels++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
