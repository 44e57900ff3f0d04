package beatmaster.clock.trial;

import java.util.Random;

/** What happens to pulses between the master and us. */
@FunctionalInterface
public interface Disturbance {

    /** When pulses meant for {@code masterNs} arrive; a new array. */
    long[] arrivals(long[] masterNs, long seed);

    /** This, and what comes after it on the way. */
    default Disturbance then(Disturbance next) {
        return (master, seed) -> next.arrivals(arrivals(master, seed), seed + 1);
    }

    static Disturbance none() {
        return (master, seed) -> master.clone();
    }

    static Disturbance gaussian(double sigmaNs) {
        return each((random, ns) -> ns + Math.round(random.nextGaussian() * sigmaNs));
    }

    /** Anywhere up to {@code rangeNs} early or late. */
    static Disturbance uniform(double rangeNs) {
        return each((random, ns) -> ns + Math.round((random.nextDouble() * 2 - 1) * rangeNs));
    }

    /** A USB device puts its pulses into 1 ms frames, and a driver thread looks for them every millisecond or so. */
    static Disturbance usb() {
        long frameNs = 1_000_000;
        return each((random, ns) -> -Math.floorDiv(-ns, frameNs) * frameNs + random.nextInt((int) frameNs));
    }

    /** A program that sends at the beginning of the audio block after; blocks of a 48 kHz sound card. */
    static Disturbance blocks(int frames) {
        return blocks(frames, 48e3);
    }

    /** The same with another sampling rate. */
    static Disturbance blocks(int frames, double framesPerSecond) {
        double blockNs = frames / framesPerSecond * 1e9;
        return each((random, ns) -> nextMultiple(ns, blockNs));
    }

    /** Late by chance, seldom much: most waiting has this shape. */
    static Disturbance exponential(double meanNs) {
        return each((random, ns) -> ns - Math.round(Math.log(1 - random.nextDouble()) * meanNs));
    }

    /** Bluetooth LE MIDI without its time stamps: up to 5 ms late, then the next of the connection's events, 7.5 ms apart. */
    static Disturbance bluetooth() {
        return each((random, ns) -> nextMultiple(ns + random.nextInt(5_000_000), 7.5e6));
    }

    /** Now and then nothing gets through for 10 to 25 ms; what was held up then comes at once. */
    static Disturbance stalls(double chance) {
        return (master, seed) -> {
            Random random = new Random(seed);
            long[] arrival = master.clone();
            long heldUntilNs = Long.MIN_VALUE;
            for (int i = 0; i < arrival.length; i++) {
                if (random.nextDouble() < chance) {
                    heldUntilNs = master[i] + 10_000_000 + random.nextInt(15_000_000);
                }
                arrival[i] = Math.max(master[i], heldUntilNs);
            }
            return arrival;
        };
    }

    private static long nextMultiple(long ns, double ofNs) {
        return Math.round(Math.ceil(ns / ofNs) * ofNs);
    }

    private static Disturbance each(PerPulse one) {
        return (master, seed) -> {
            Random random = new Random(seed);
            long[] arrival = new long[master.length];
            for (int i = 0; i < master.length; i++) {
                arrival[i] = one.arrivalNs(random, master[i]);
            }
            return arrival;
        };
    }

    /** One pulse's fate. */
    @FunctionalInterface
    interface PerPulse {
        long arrivalNs(Random random, long masterNs);
    }
}
