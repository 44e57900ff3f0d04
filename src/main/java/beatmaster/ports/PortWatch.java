package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortChange;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ports that survive being pulled: each is opened again, by its name, when it comes back. A port may also be asked for
 * before it is there.
 *
 * <p>Passive inside: {@link #look()} and {@link #heed()} are its duty cycles. {@link #start()} gives each a thread: one
 * heeds what the system tells, the other looks, every {@value WatchThreads#LOOK_EVERY_MS} ms if the system does not tell.
 * Control threads may call all methods; none is real-time safe, but the ports that are opened here are as good on the beat
 * thread as those of the system.
 */
public final class PortWatch implements AutoCloseable {

    /** More instruments than that on one box are a studio, and its owner gives their names. */
    private static final int ANY_PORTS = 8;

    private final MidiPorts ports;
    private final NanoClock clock;
    private final PortObserver observer;
    private final List<WatchedPort<?>> watched = new ArrayList<>();
    private final KnownPorts known;
    private volatile WatchThreads threads;

    /**
     * @param ports the system's
     * @param clock the program's
     */
    public PortWatch(MidiPorts ports, NanoClock clock, PortObserver observer) {
        this.ports = ports;
        this.clock = clock;
        this.observer = observer;
        known = new KnownPorts(ports);
    }

    /**
     * Opens an input that must be there now, and keeps it.
     *
     * @throws PortFailure if none or several match, or the device does not open
     */
    public synchronized MidiInput openInput(String name) {
        return taken(new WatchedInput(this, ports, name), listed());
    }

    /**
     * Opens an output that must be there now, and keeps it. What the system has built in needs no watch and has none.
     *
     * @throws PortFailure if none or several match, or the device does not open
     */
    public synchronized MidiOutput openOutput(String name) {
        return taken(new WatchedOutput(this, ports, clock, name), listed());
    }

    /**
     * An input that is taken as soon as it is there.
     *
     * @throws PortFailure if it is there and does not open, or several match
     */
    public synchronized MidiInput awaitInput(String name) {
        return awaited(new WatchedInput(this, ports, name));
    }

    /**
     * An output that is taken as soon as it is there.
     *
     * @throws PortFailure if it is there and does not open, or several match
     */
    public synchronized MidiOutput awaitOutput(String name) {
        return awaited(new WatchedOutput(this, ports, clock, name));
    }

    /** As many inputs as a box may need, each of which takes whatever sensible port turns up and is free. */
    public synchronized List<MidiInput> anyInputs() {
        List<PortInfo> now = listed();
        List<MidiInput> inputs = new ArrayList<>();
        for (int i = 0; i < ANY_PORTS; i++) {
            inputs.add(takenIfThere(new FreeInput(this, ports), now));
        }
        if (watched.stream().noneMatch(port -> port instanceof FreeInput && port.open() != null)) {
            observer.awaitedAny("input");
        }
        return inputs;
    }

    /**
     * An output to all sensible ports that turn up.
     *
     * @param preferred a part of the names of the ports that alone are played to while any of them is there; or null
     */
    public synchronized MidiOutput anyOutput(String preferred) {
        List<PortInfo> now = listed();
        List<FreeOutput> outputs = new ArrayList<>();
        for (int i = 0; i < ANY_PORTS; i++) {
            outputs.add(takenIfThere(new FreeOutput(this, ports, clock, preferred), now));
        }
        if (outputs.stream().allMatch(output -> output.open() == null)) {
            observer.awaitedAny("output");
        }
        return new AnyOutput(outputs);
    }

    private <W extends WatchedPort<?>> W takenIfThere(W port, List<PortInfo> now) {
        added(port);
        if (taken(port, now, false)) {
            observer.found(port.name());
        }
        return port;
    }

    /** Whether a watched port of that direction holds it open. */
    boolean isTaken(PortInfo port, Class<? extends WatchedPort<?>> direction) {
        return watched.stream().anyMatch(other -> direction.isInstance(other) && other.holds(port));
    }

    private <W extends WatchedPort<?>> W awaited(W port) {
        List<PortInfo> now = listed();
        if (port.isThere(now)) {
            return taken(port, now);
        }
        observer.awaited(port.name());
        return added(port);
    }

    private <W extends WatchedPort<?>> W taken(W port, List<PortInfo> now) {
        port.take(now, false);
        return added(port);
    }

    private List<PortInfo> listed() {
        int since = known.tellings();
        known.listed(ports.list(), since);
        return known.there();
    }

    private <W extends WatchedPort<?>> W added(W port) {
        watched.add(port);
        return port;
    }

    void forget(WatchedPort<?> port) {
        watched.remove(port);
    }

    /** Lists all ports, lets go of what has gone and takes what has come. */
    public void look() {
        int since = known.tellings();
        // Not under the lock: a port that comes meanwhile is not kept waiting.
        List<PortInfo> now = ports.list();
        synchronized (this) {
            known.listed(now, since);
            exchange();
        }
    }

    /** As {@link #look}, but only by what the system told since: fast. */
    synchronized void heed() {
        known.heed();
        exchange();
    }

    private void exchange() {
        List<PortInfo> now = known.there();
        Set<String> gone = known.takeGone();
        for (WatchedPort<?> port : watched) {
            String name = port.name();
            if (port.lose(now, gone)) {
                observer.lost(name);
            } else if (port.givesWay(now)) {
                observer.gaveWay(name);
            }
            if (port.open() == null && taken(port, now, true)) {
                observer.found(port.name());
            }
        }
    }

    private boolean taken(WatchedPort<?> port, List<PortInfo> now, boolean later) {
        try {
            port.take(now, later);
            return true;
        } catch (PortFailure e) {
            // Not there, or not ready yet, or not to be told from another: the next look may find more.
            if (port.isNews(e.getMessage(), now)) {
                observer.refused(e.getMessage());
            }
            return false;
        }
    }

    /** The system tells of a port that came or went: it is heeded at once. Any thread. */
    void changed(PortChange change) {
        known.tell(change);
        WatchThreads running = threads;
        if (running != null) {
            running.wakeUp();
        }
    }

    /** Whether the system told of something that has not been heeded yet. Any thread. */
    boolean hasNews() {
        return known.hasNews();
    }

    /** Starts to look by itself, on threads of its own, if there is anything to look for. Once. */
    public synchronized void start() {
        if (!watched.isEmpty()) {
            threads = new WatchThreads(this);
            threads.start(ports.onChange(this::changed));
        }
    }

    /** Ends the looking; the ports stay open until they are closed themselves. May be called twice. */
    @Override
    public void close() {
        WatchThreads running = threads;
        if (running != null) {
            threads = null;
            running.close();
            ports.onChange(null);
        }
    }
}
