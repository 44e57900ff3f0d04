package beatmaster.ports;

import beatmaster.midi.PortFailure;
import beatmaster.midi.PortInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A port by its name, there or not. Under the lock of its {@link PortWatch} except where a method says more.
 *
 * @param <P> what is opened
 */
abstract class WatchedPort<P extends AutoCloseable> {

    private final PortWatch watch;
    private final String wanted;
    /** What was opened last, also while it is gone. */
    private volatile PortInfo port;
    private volatile P open;
    private String refusal = "";

    WatchedPort(PortWatch watch, String wanted) {
        this.watch = watch;
        this.wanted = wanted;
    }

    /** The port's name, or what was asked for until there is one. Any thread. */
    public final String name() {
        PortInfo known = port;
        return known == null ? wanted : known.name();
    }

    /** The open port; null while there is none. Any thread; real-time safe. */
    final P open() {
        return open;
    }

    /** What was opened last, also while it is gone; null if nothing ever was. */
    final PortInfo port() {
        return port;
    }

    /** Whether it holds that port open; not if it is null. Any thread; real-time safe. */
    final boolean holds(PortInfo one) {
        return open != null && one != null && one.equals(port);
    }

    /** Which of {@code ports} goes by that name. @throws PortFailure if none or several do */
    abstract PortInfo find(String name, List<PortInfo> ports);

    /** Whether any of {@code ports} goes by that name. */
    abstract boolean isAmong(String name, List<PortInfo> ports);

    /** Whether any of {@code ports} is what is asked for. */
    boolean isThere(List<PortInfo> ports) {
        return isAmong(name(), ports) || isAmong(wanted, ports);
    }

    /**
     * Opens it and makes it ready.
     *
     * @param choice which, as it was listed or found
     * @param later whether music may have been played meanwhile, or before, that it has not heard the end of
     */
    abstract P connect(PortInfo choice, boolean later);

    abstract void disconnect(P gone);

    /** Takes the port if it is there. @throws PortFailure if it is not, or does not open */
    final void take(List<PortInfo> ports, boolean later) {
        PortFailure failure = null;
        for (PortInfo choice : choices(ports)) {
            try {
                open = connect(choice, later);
                port = choice;
                refusal = "";
                return;
            } catch (PortFailure e) {
                failure = e;
            }
        }
        throw failure == null ? new PortFailure("No MIDI port is free for " + name()) : failure;
    }

    /** What may be taken, best first. @throws PortFailure if it is not there, or several match */
    List<PortInfo> choices(List<PortInfo> ports) {
        return List.of(choose(ports));
    }

    /**
     * The port of that name. One that came back under its whole name is the one that was lost, whatever else matches what was
     * asked for. What was asked for by its address is never looked for by that again: another may have it by now.
     */
    private PortInfo choose(List<PortInfo> ports) {
        if (port == null) {
            return find(wanted, ports);
        }
        boolean byName = port.name().toLowerCase(Locale.ROOT).contains(wanted.strip().toLowerCase(Locale.ROOT));
        try {
            return find(port.name(), ports);
        } catch (PortFailure e) {
            if (byName) {
                return find(wanted, ports);
            }
            throw e;
        }
    }

    /** Whether {@code why} a port that is there was not taken has not been told yet. */
    final boolean isNews(String why, List<PortInfo> ports) {
        if (refusal.equals(why) || !isThere(ports)) {
            return false;
        }
        refusal = why;
        return true;
    }

    /** Lets go of a port that is not among {@code ports}, or was not for a moment. @return whether it had to */
    final boolean lose(List<PortInfo> ports, Set<String> gone) {
        if (open == null || ports.contains(port) && !gone.contains(port.description())) {
            return false;
        }
        drop();
        return true;
    }

    /** Lets go of a port that is there, because of others that are. @return whether it did */
    boolean givesWay(List<PortInfo> ports) {
        return false;
    }

    final void drop() {
        P gone = open;
        open = null;
        if (gone != null) {
            disconnect(gone);
        }
    }

    /** Ends the watch over this port and frees it; may be called twice. Control thread. */
    public final void close() {
        synchronized (watch) {
            watch.forget(this);
            drop();
        }
    }
}
