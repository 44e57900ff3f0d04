package beatmaster.ports;

import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.MidiPorts;
import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Ports that survive being pulled: each is opened again, by its name, when it comes back. A port may also be asked for
 * before it is there.
 *
 * <p>Passive inside: {@link #look()} is one duty cycle. {@link #start()} gives it a thread, which looks when the system
 * tells of a change, and every {@value #LOOK_EVERY_MS} ms if the system does not tell: listing devices is not free. Control
 * threads may call all methods; none is real-time safe, but the ports that are opened here are as good on the beat thread as
 * those of the system.
 */
public final class PortWatch implements MidiPorts, AutoCloseable {

    /** So that a port is back within a second. */
    public static final long LOOK_EVERY_MS = 400;
    /** A system that tells may still have devices that it does not tell of. */
    private static final long LOOK_ANYWAY_MS = 5_000;
    /** More instruments than that on one box are a studio, and its owner gives their names. */
    private static final int ANY_PORTS = 8;

    private final MidiPorts ports;
    private final NanoClock clock;
    private final PortObserver observer;
    private final List<WatchedPort<?>> watched = new ArrayList<>();
    private final Queue<String> changes = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;

    /**
     * @param ports the system's
     * @param clock gives the time at which a port that came back is told to be silent
     */
    public PortWatch(MidiPorts ports, NanoClock clock, PortObserver observer) {
        this.ports = ports;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public List<PortInfo> list() {
        return ports.list();
    }

    @Override
    public boolean onChange(Consumer<String> changed) {
        throw new UnsupportedOperationException("the watch itself listens for changes");
    }

    /** Opens an input that must be there now, and keeps it. */
    @Override
    public synchronized MidiInput openInput(String name) {
        return taken(new WatchedInput(this, ports, name));
    }

    /** Opens an output that must be there now, and keeps it. What the system has built in needs no watch and has none. */
    @Override
    public synchronized MidiOutput openOutput(String name) {
        return taken(new WatchedOutput(this, ports, clock, name));
    }

    /**
     * An input that is taken as soon as it is there.
     *
     * @throws PortFailure if it is there and does not open, or several match
     */
    public synchronized MidiInput awaitInput(String name) {
        if (PortName.matchesInput(name, ports.list())) {
            return openInput(name);
        }
        observer.awaited(name);
        return added(new WatchedInput(this, ports, name));
    }

    /**
     * An output that is taken as soon as it is there.
     *
     * @throws PortFailure if it is there and does not open, or several match
     */
    public synchronized MidiOutput awaitOutput(String name) {
        if (PortName.matchesOutput(name, ports.list())) {
            return openOutput(name);
        }
        observer.awaited(name);
        return added(new WatchedOutput(this, ports, clock, name));
    }

    /** As many inputs as a box may need, each of which takes whatever sensible port turns up and is free. */
    public synchronized List<MidiInput> anyInputs() {
        List<PortInfo> now = ports.list();
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
        List<PortInfo> now = ports.list();
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

    private <W extends WatchedPort<?>> W taken(W port) {
        port.take(ports.list(), false);
        return added(port);
    }

    private <W extends WatchedPort<?>> W added(W port) {
        watched.add(port);
        return port;
    }

    void forget(WatchedPort<?> port) {
        watched.remove(port);
    }

    /** Lets go of what has gone and takes what has come. */
    public synchronized void look() {
        if (watched.isEmpty()) {
            changes.clear();
            return;
        }
        Set<String> gone = new HashSet<>();
        for (String one = changes.poll(); one != null; one = changes.poll()) {
            gone.add(one);
        }
        List<PortInfo> now = ports.list();
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

    /** A port of that description has gone, or some port has come if it is empty: looks at once. Any thread. */
    void changed(String description) {
        changes.add(description);
        LockSupport.unpark(thread);
    }

    /** Starts to look by itself, on a thread of its own, if there is anything to look for. Once. */
    public synchronized void start() {
        if (watched.isEmpty()) {
            return;
        }
        long everyMs = ports.onChange(this::changed) ? LOOK_ANYWAY_MS : LOOK_EVERY_MS;
        Thread looking = new Thread(() -> lookOn(everyMs), "port watch");
        looking.setDaemon(true);
        thread = looking;
        looking.start();
    }

    private void lookOn(long everyMs) {
        while (thread == Thread.currentThread()) {
            try {
                look();
            } catch (RuntimeException e) {
                // A driver that stumbles while devices come and go must not end the watch; the next look finds out.
                LockSupport.parkNanos(LOOK_EVERY_MS * 1_000_000);
            }
            if (changes.isEmpty()) {
                LockSupport.parkNanos(everyMs * 1_000_000);
            }
        }
    }

    /** Ends the looking; the ports stay open until they are closed themselves. May be called twice. */
    @Override
    public void close() {
        Thread looking = thread;
        if (looking != null) {
            thread = null;
            LockSupport.unpark(looking);
            ports.onChange(null);
        }
    }
}
