package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whatever sensible outputs there are, all of them: who is not meant does not listen on the drums' channel. One that fails
 * does not silence the others. Real-time safe as far as they are.
 */
final class AnyOutput implements MidiOutput {

    static final String NAME = "any output";

    private final FreeOutput[] places;

    AnyOutput(List<FreeOutput> places) {
        this.places = places.toArray(new FreeOutput[0]);
    }

    @Override
    public String name() {
        String open = Arrays.stream(places).filter(place -> place.open() != null).map(FreeOutput::name)
                .collect(Collectors.joining(" and "));
        return open.isEmpty() ? NAME : open;
    }

    @Override
    public boolean schedules() {
        boolean all = true;
        for (FreeOutput place : places) {
            all &= place.schedules();
        }
        return all;
    }

    @Override
    public void send(int message, long dueNs) {
        RuntimeException failure = null;
        for (FreeOutput place : places) {
            try {
                place.send(message, dueNs);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void handOn(int message, long nowNs, MidiInput origin) {
        RuntimeException failure = null;
        for (FreeOutput place : places) {
            try {
                place.handOn(message, nowNs, origin);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void cancelPending() {
        for (FreeOutput place : places) {
            place.cancelPending();
        }
    }

    @Override
    public void close() {
        for (FreeOutput place : places) {
            place.close();
        }
    }
}
