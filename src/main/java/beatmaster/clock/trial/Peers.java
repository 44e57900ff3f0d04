package beatmaster.clock.trial;

/** How other programs follow a MIDI clock, written anew from their descriptions. */
final class Peers {

    private Peers() {
    }

    /** Hydrogen: the tempo is the mean of the last ten intervals, the phase that of the last pulse. */
    static final class MeanOfTen implements Foresight {
        private final long[] arrivals = new long[11];
        private int count;

        @Override
        public void pulse(long arrivalNs) {
            arrivals[count++ % arrivals.length] = arrivalNs;
        }

        @Override
        public double aheadNs(int pulses) {
            long last = arrivals[(count - 1) % arrivals.length];
            int intervals = Math.min(count - 1, arrivals.length - 1);
            if (intervals == 0) {
                return last;
            }
            long first = arrivals[(count - 1 - intervals) % arrivals.length];
            return last + pulses * (last - first) / (double) intervals;
        }
    }

    /**
     * Mixxx: the tempo is that of the last 24 pulses; the phase is taken at each beat, half from the pulse and half
     * from where the beat before led to.
     */
    static final class LastBeat implements Foresight {
        private static final int BEAT = 24;
        private final long[] arrivals = new long[BEAT + 1];
        private int count;
        private long beatNs;
        private double smoothBeatNs;
        private double period;

        @Override
        public void pulse(long arrivalNs) {
            arrivals[count % arrivals.length] = arrivalNs;
            int intervals = Math.min(count, BEAT);
            if (intervals > 0) {
                period = (arrivalNs - arrivals[(count - intervals) % arrivals.length]) / (double) intervals;
            }
            if (count % BEAT == 0) {
                smoothBeatNs = count == 0 ? arrivalNs : (arrivalNs + beatNs + BEAT * period) / 2;
                beatNs = arrivalNs;
            }
            count++;
        }

        @Override
        public double aheadNs(int pulses) {
            return smoothBeatNs + ((count - 1) % BEAT + pulses) * period;
        }
    }

    /**
     * seq66: no tempo is guessed; what is due at a pulse is played when the pulse arrives, as late as it is. Asked
     * ahead, all that it could do is to repeat the last interval.
     */
    static final class LastInterval implements Foresight {
        private long last;
        private long before;

        @Override
        public void pulse(long arrivalNs) {
            before = last == 0 ? arrivalNs : last;
            last = arrivalNs;
        }

        @Override
        public double aheadNs(int pulses) {
            return last + pulses * (double) (last - before);
        }
    }

    /**
     * Ardour: a delay-locked loop of second order (F. Adriaensen, "Using a DLL to filter time", Linux Audio
     * Conference 2005) with a fixed bandwidth of 0.005 a pulse, begun with the first interval.
     */
    static final class FixedLoop implements Foresight {
        private static final double OMEGA = 2 * Math.PI * 0.005;
        private int count;
        private double time;
        private double next;
        private double period;

        @Override
        public void pulse(long arrivalNs) {
            if (count < 2) {
                period = arrivalNs - time;
                time = arrivalNs;
                next = arrivalNs + period;
            } else {
                double error = arrivalNs - next;
                time = next;
                next += Math.sqrt(2) * OMEGA * error + period;
                period += OMEGA * OMEGA * error;
            }
            count++;
        }

        @Override
        public double aheadNs(int pulses) {
            return count < 2 ? time : next + (pulses - 1) * period;
        }
    }

    /**
     * The same loop, made adaptive: wide while it locks or strays, narrow when only noise is left; begun anew at a
     * step.
     */
    static final class AdaptiveLoop implements Foresight {
        private int count;
        private int sinceSeed;
        private double next;
        private double time;
        private double period;
        private double lastError;
        private double variance = 1e12;
        private int clipped;
        private final long[] recent = new long[4];

        @Override
        public void pulse(long arrivalNs) {
            recent[count % 4] = arrivalNs;
            count++;
            if (count < 3) {
                seed(arrivalNs, count == 1 ? 0 : arrivalNs - time);
                return;
            }
            double error = arrivalNs - next;
            double limit = Math.max(Math.max(3e6, 0.12 * period), 4 * Math.sqrt(variance));
            clipped = Math.abs(error) <= limit ? 0 : error > 0 ? Math.max(1, clipped + 1) : Math.min(-1, clipped - 1);
            if (Math.abs(clipped) >= 3 && intervalsAgree()) {
                seed(arrivalNs, (arrivalNs - recent[(count - 3) % 4]) / 2.0);
                clipped = 0;
                return;
            }
            error = Math.max(-limit, Math.min(limit, error));
            double change = error - lastError;
            variance += (change * change / 2 - variance) / 16;
            lastError = error;
            double calm = Math.min(1, Math.sqrt(variance) / 2e6);
            double wide = 0.025 - 0.02 * calm;
            double omega = 2 * Math.PI * Math.max(wide, 0.1 / (2 + sinceSeed++));
            time = next;
            next += Math.sqrt(2) * omega * error + period;
            period += omega * omega * error;
        }

        @Override
        public double aheadNs(int pulses) {
            return next + (pulses - 1) * period;
        }

        private void seed(long arrivalNs, double periodNs) {
            time = arrivalNs;
            period = periodNs;
            next = arrivalNs + period;
            sinceSeed = 0;
        }

        private boolean intervalsAgree() {
            double last = recent[(count - 1) % 4] - recent[(count - 2) % 4];
            double before = recent[(count - 2) % 4] - recent[(count - 3) % 4];
            return Math.abs(last - before) < Math.max(3e6, 0.12 * period);
        }
    }
}
