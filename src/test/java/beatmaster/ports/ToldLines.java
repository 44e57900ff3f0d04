package beatmaster.ports;

import java.util.List;

/** Keeps what a watch tells. */
record ToldLines(List<String> lines, Runnable onFound) implements PortObserver {
    @Override
    public void awaited(String name) {
        lines.add("awaited " + name);
    }

    @Override
    public void awaitedAny(String direction) {
        lines.add("awaited any " + direction);
    }

    @Override
    public void gaveWay(String name) {
        lines.add("gave way " + name);
    }

    @Override
    public void refused(String why) {
        lines.add("refused " + why);
    }

    @Override
    public void lost(String name) {
        lines.add("lost " + name);
    }

    @Override
    public void found(String name) {
        lines.add("found " + name);
        onFound.run();
    }
}
