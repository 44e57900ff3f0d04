package beatmaster.ports;

import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ports that are there: as they were listed last, and as was told since. One thread at a time unless a method says more.
 *
 * <p>A listing asks for every device on the machine, Java Sound's too, which takes long enough for a bar to be missed. What
 * the system tells costs a question about one port.
 */
final class KnownPorts {

    private final MidiPorts ports;
    private final Queue<PortChange> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tellings = new AtomicInteger();
    private List<PortInfo> there = List.of();
    private Set<String> gone = new HashSet<>();

    KnownPorts(MidiPorts ports) {
        this.ports = ports;
    }

    List<PortInfo> there() {
        return there;
    }

    /** The system tells of a change. Any thread; does not wait. */
    void tell(PortChange change) {
        told.add(change);
        tellings.incrementAndGet();
    }

    /** How much the system has told so far. Any thread. */
    int tellings() {
        return tellings.get();
    }

    /** Whether the system told of something that has not been heeded yet. Any thread. */
    boolean hasNews() {
        return !told.isEmpty();
    }

    /**
     * All were listed anew. A listing during which something changed is out of date, and only what was told counts.
     *
     * @param since {@link #tellings()} before the listing began
     */
    void listed(List<PortInfo> now, int since) {
        boolean upToDate = since == tellings.get();
        heed();
        if (upToDate) {
            there = List.copyOf(now);
        }
    }

    /** Brings the list up to date by what was told alone. */
    void heed() {
        List<PortInfo> now = new ArrayList<>(there);
        for (PortChange one = told.poll(); one != null; one = told.poll()) {
            String description = one.description();
            now.removeIf(port -> port.description().equals(description));
            if (one.came()) {
                ports.find(one).ifPresent(now::add);
            } else {
                gone.add(description);
            }
        }
        there = List.copyOf(now);
    }

    /** The descriptions of those that went since the last call, some of which may be back. */
    Set<String> takeGone() {
        Set<String> taken = gone;
        gone = new HashSet<>();
        return taken;
    }
}
