package beatmaster.cli;

import beatmaster.ports.PortObserver;

/** Tells the player of ports that come and go, one line each. Any thread. */
record WatchLines(Screen screen) implements PortObserver {

    @Override
    public void awaited(String name) {
        screen.line("waiting for the MIDI port \"%s\"", name);
    }

    @Override
    public void awaitedAny(String direction) {
        screen.line("no MIDI %s yet: taken as soon as one is there", direction);
    }

    @Override
    public void gaveWay(String name) {
        screen.line("the MIDI port \"%s\" is left alone: what the preset names is there", name);
    }

    @Override
    public void refused(String why) {
        screen.line("%s; waiting", why);
    }

    @Override
    public void lost(String name) {
        screen.warning("the MIDI port \"%s\" has gone; playing on, waiting for it", name);
    }

    @Override
    public void found(String name) {
        screen.line("the MIDI port \"%s\" is there", name);
    }
}
