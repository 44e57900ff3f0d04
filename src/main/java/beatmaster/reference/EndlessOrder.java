package beatmaster.reference;

import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** All grooves in an order of chance, and again in another, without end. Deterministic for a seed. Confined to one thread. */
final class EndlessOrder implements Iterator<Groove> {

    private final List<Groove> grooves;
    private final Random random;
    private int at;

    /** @param grooves at least one */
    EndlessOrder(List<Groove> grooves, long seed) {
        this.grooves = new ArrayList<>(grooves);
        this.random = new Random(seed);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Groove next() {
        if (at == 0) {
            Collections.shuffle(grooves, random);
        }
        Groove next = grooves.get(at);
        at = (at + 1) % grooves.size();
        return next;
    }
}
