package beatmaster.clock;

/**
 * The line of a master whose pulses are each disturbed by themselves. A {@link FitBank} averages; a {@link
 * ChangeTest} notices a new tempo, and the bank begins anew where it changed. An arrival far off the line is not
 * believed by itself; when the next ones agree that pulses were dropped or came twice, {@link #slip} says how many.
 *
 * <p>One thread; real-time safe.
 */
final class SteadyLine {

    private static final double FIRST_JITTER_NS = 1e6;
    /** Faster than any clock is meant; what is counted in such periods is nonsense. */
    private static final double SHORTEST_NS = 4e6;
    /** No clock is believed to be sharper: 20 µs. */
    private static final double LEAST_NOISE = 2e4 * 2e4;
    private static final double NOISE_OVER_PULSES = 64;
    private static final int LOCKED_PULSES = 10;
    /** Standard deviations beyond which an arrival counts for no more. */
    private static final double CLIP = 3;
    /** How unsure the period is: not known at all, known before the master moved its pulses, or guessed at a change. */
    private static final double UNKNOWN = 2;
    private static final double KNOWN = 0.005;
    private static final double GUESSED = 0.3;
    /** How much of itself the period may change from pulse to pulse. */
    private static final double BEND = 0.003;
    private static final double CLEAN = 0.05;
    private static final int NOISY_PULSES = 32;
    static final int LOST_AFTER = 4;
    /** Where pulses go astray more often than this, two or three of them in a row are no change of tempo yet. */
    private static final double MANY_OUTLIERS = 0.01;
    private static final double OUTLIERS_OVER_PULSES = 128;
    private static final double TAILS = 2.5;
    private static final int ANY_SPAN = 2;
    private static final int SURE_SPAN = 4;
    private static final double REBASE_NS = 4e9;
    /** The line is laid to be right a sixteenth ahead. */
    private static final int AHEAD = 6;

    private final FitBank bank = new FitBank();
    private final RecentPulses recent = new RecentPulses();
    private final ChangeTest test = new ChangeTest(recent);
    private final ChangeOnTrial trial = new ChangeOnTrial(recent);
    private long baseNs;
    private double noise;
    private int pulses;
    private int strayed;
    /** Arrivals off the line without a break, bursts too; and how many were so just before the last one. */
    private int astray;
    private int heldUp;
    /** Part of the pulses that are further off than noise makes them. */
    private double outliers;

    /** Nothing is known; {@code periodNs} is a guess. */
    void forget(double periodNs) {
        bank.begin(0, 1, periodNs, 1, 0);
        noise = FIRST_JITTER_NS * FIRST_JITTER_NS;
        pulses = 0;
        strayed = 0;
        outliers = 0;
        trial.end();
    }

    /** The first pulse, or one of a new phase: the period stays what it was, and is believed if it was known. */
    void begin(long arrivalNs) {
        beginAt(arrivalNs, bank.periodNs(), locked() ? KNOWN : UNKNOWN);
        pulses = 1;
    }

    /** Goes on from a line that was known otherwise. */
    void begin(long timeNs, double periodNs, double jitterNs) {
        noise = Math.max(LEAST_NOISE, jitterNs * jitterNs);
        beginAt(timeNs, periodNs, KNOWN);
        pulses = LOCKED_PULSES;
    }

    /** Begins anew at an arrival with a mere guess of the period. */
    void beginWithGuess(long timeNs, double periodNs, double jitterNs) {
        noise = Math.max(LEAST_NOISE, jitterNs * jitterNs);
        beginAt(timeNs, periodNs, GUESSED);
        pulses = 1;
    }

    private void beginAt(long timeNs, double periodNs, double doubt) {
        baseNs = timeNs;
        bank.begin(0, 1, periodNs, variance(doubt * periodNs), variance(BEND * periodNs));
        strayed = 0;
        astray = 0;
        heldUp = 0;
        trial.end();
        recent.clear();
        recent.add(0, bank, 0);
    }

    /** Whether a next pulse at this time would lie on the line. */
    boolean foresees(long arrivalNs) {
        return locked() && Math.abs(arrivalNs - baseNs - bank.timeNs() - bank.periodNs() - bank.bendNs() / 2) < gateNs();
    }

    /** The next pulse. */
    void hear(long arrivalNs) {
        rebase();
        pulses++;
        double arrival = arrivalNs - baseNs;
        bank.step();
        double error = arrival - bank.timeNs();
        double total = 1 + bank.timeVariance();
        trial.hear(arrival, noise, CLIP, error * error / (total * noise));
        boolean outlier = error * error > CLIP * CLIP * noise * total;
        outliers += ((outlier ? 1 : 0) - outliers) / OUTLIERS_OVER_PULSES;
        if (pulses > LOCKED_PULSES && Math.abs(error) > gateNs()) {
            // What was held up comes in one burst: that says nothing more than the first of it.
            boolean burst = error > 0 && arrival - recent.arrivalNs(0) < 0.3 * bank.periodNs();
            strayed += burst ? 0 : 1;
            astray++;
            heldUp = 0;
        } else {
            strayed = 0;
            heldUp = astray;
            astray = 0;
            double most = CLIP * CLIP * noise;
            noise += (Math.min(error * error / total, most) - noise) / Math.min(pulses, NOISE_OVER_PULSES);
            noise = Math.max(noise, LEAST_NOISE);
            bank.learn(arrival, CLIP * Math.sqrt(noise * total), noise);
        }
        recent.add(arrival, bank, error * error / (total * noise) + Math.log(total));
    }

    /** Whether the last change turned out to be none; the line before it goes on then. */
    boolean takeChangeBack() {
        boolean wrong = trial.provenWrong();
        if (wrong) {
            trial.copyLineBefore(bank);
            shift(0);
        }
        return wrong;
    }

    /**
     * By how many pulses the last arrivals are all off the line: above 0 if some were dropped, below if some came
     * twice.
     */
    int slip() {
        // What is noise must be known before something else can be told from it.
        boolean clean = jitterNs() < CLEAN * bank.periodNs();
        if (bank.periodNs() < SHORTEST_NS) {
            return 0;
        }
        return pulses > (clean ? LOCKED_PULSES : NOISY_PULSES) ? test.slip(noise) : 0;
    }

    /** How many pulses ago what {@link #slip} found last happened. */
    int slippedSince() {
        return test.slippedSince();
    }

    /** Sees the same line from another pulse: the last one heard was {@code pulsesLater} later than thought. */
    void shift(int pulsesLater) {
        double arrival = recent.arrivalNs(0);
        bank.shift(pulsesLater, 0);
        trial.shift(pulsesLater, 0);
        strayed = 0;
        astray = 0;
        recent.clear();
        recent.add(arrival, bank, 0);
    }

    /** Begins anew where the tempo changed. Returns how many pulses ago that was, or 0 if it did not. */
    int followChange() {
        boolean tails = outliers > MANY_OUTLIERS;
        int since = test.changedSince(tails ? TAILS * noise : noise, tails ? SURE_SPAN : ANY_SPAN);
        if (since > 0) {
            trial.begin(bank, since);
            turn(since, since);
            strayed = 0;
            astray = 0;
            return since;
        }
        int elsewhere = trial.turnedElsewhere(noise);
        if (elsewhere > 0) {
            turn(trial.lineBefore(), elsewhere);
        }
        return 0;
    }

    /** Begins anew where the line believed {@code from} pulses ago was {@code since} pulses ago. */
    private void turn(int from, int since) {
        double pivot = recent.lineNs(from, since);
        double period = (recent.arrivalNs(0) - pivot) / since;
        bank.begin(pivot, Math.min(1, recent.covariances(from)[0]), period, variance(GUESSED * period), variance(BEND * period));
        for (int ago = since - 1; ago >= 0; ago--) {
            bank.step();
            bank.learn(recent.arrivalNs(ago), Double.MAX_VALUE, noise);
        }
        recent.beginLine(bank);
    }

    /** How many arrivals were off the line just before the last one, which is on it again: they were held up. */
    int heldUp() {
        return heldUp;
    }

    /** Where a recent pulse was believed to lie, at its time. */
    long believedNs(int ago) {
        return baseNs + Math.round(recent.timeNs(ago));
    }

    /** Whether arrivals stay off the line and nothing explains it. */
    boolean lost() {
        return strayed >= LOST_AFTER;
    }

    /** How far the last arrival is off the line. */
    double strayNs() {
        return recent.strayNs(0, 0);
    }

    long lastPulseNs() {
        return baseNs + Math.round(bank.timeNs());
    }

    double periodNs() {
        return bank.periodNs() + AHEAD / 2.0 * bank.bendNs();
    }

    double jitterNs() {
        return Math.sqrt(noise);
    }

    boolean locked() {
        return pulses >= LOCKED_PULSES;
    }

    private double gateNs() {
        return Math.max(Math.max(2e6, 0.1 * bank.periodNs()), 4.5 * jitterNs());
    }

    private double variance(double deviationNs) {
        return deviationNs * deviationNs / noise;
    }

    /** Doubles are exact to the nanosecond only near their base. */
    private void rebase() {
        if (bank.timeNs() > REBASE_NS) {
            baseNs += (long) REBASE_NS;
            bank.shift(0, REBASE_NS);
            trial.shift(0, REBASE_NS);
            recent.shift(REBASE_NS);
        }
    }
}
