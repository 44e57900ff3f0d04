package beatmaster.grid;

import java.util.Arrays;

/**
 * A sequence of steps, first step on the one of a bar. Grows at the end; read by index. Not thread-safe.
 */
public final class Groove {

    private int length;
    private short[] masks;
    private float[] velocities;
    private float[] offsets;

    public Groove() {
        this(4 * Grid.STEPS_PER_BAR);
    }

    /** @param expectedSteps room made at once; the groove still grows beyond it */
    public Groove(int expectedSteps) {
        int room = Math.max(1, expectedSteps);
        masks = new short[room];
        velocities = new float[room * Voice.COUNT];
        offsets = new float[room * Voice.COUNT];
    }

    /** Length in steps. */
    public int length() {
        return length;
    }

    /** Bars begun, the last one perhaps in part. */
    public int bars() {
        return (length + Grid.STEPS_PER_BAR - 1) / Grid.STEPS_PER_BAR;
    }

    /** Appends a copy of the step. */
    public void add(Step step) {
        if (length == masks.length) {
            grow();
        }
        masks[length] = (short) step.mask();
        for (int v = 0; v < Voice.COUNT; v++) {
            velocities[length * Voice.COUNT + v] = step.velocity(v);
            offsets[length * Voice.COUNT + v] = step.offset(v);
        }
        length++;
    }

    /** Copies step {@code index} into {@code target}. */
    public void read(int index, Step target) {
        requireIndex(index);
        target.clear();
        for (int v = 0; v < Voice.COUNT; v++) {
            if ((masks[index] & 1 << v) != 0) {
                target.hit(v, velocities[index * Voice.COUNT + v], offsets[index * Voice.COUNT + v]);
            }
        }
    }

    /** A new step that equals step {@code index}. */
    public Step step(int index) {
        Step step = new Step();
        read(index, step);
        return step;
    }

    public int mask(int index) {
        requireIndex(index);
        return masks[index];
    }

    public float velocity(int index, int voice) {
        requireIndex(index);
        return velocities[index * Voice.COUNT + voice];
    }

    public float offset(int index, int voice) {
        requireIndex(index);
        return offsets[index * Voice.COUNT + voice];
    }

    /** How many hits there are in all. */
    public int hits() {
        int hits = 0;
        for (int i = 0; i < length; i++) {
            hits += Integer.bitCount(masks[i]);
        }
        return hits;
    }

    /** A copy of steps {@code from} (inclusive) to {@code to} (exclusive). */
    public Groove slice(int from, int to) {
        Groove part = new Groove(to - from);
        Step step = new Step();
        for (int i = from; i < to; i++) {
            read(i, step);
            part.add(step);
        }
        return part;
    }

    private void requireIndex(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("step index must be 0.." + (length - 1) + ": " + index);
        }
    }

    private void grow() {
        int room = masks.length * 2;
        masks = Arrays.copyOf(masks, room);
        velocities = Arrays.copyOf(velocities, room * Voice.COUNT);
        offsets = Arrays.copyOf(offsets, room * Voice.COUNT);
    }
}
