package beatmaster.bench;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.perform.Performance;
import beatmaster.perform.Settings;
import beatmaster.perform.Stage;
import beatmaster.perform.Turns;
import beatmaster.time.NanoClock;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The live loop for real, for as long as one likes: real threads and real time, a master whose pulses jitter, a player who
 * plays along, a busy core and forced collections beside it. A bare thread that parks and spins to the time of every step
 * says what the machine itself is late by. Control thread only.
 */
public final class Soak {

    private static final long COLLECT_EVERY_NS = 1_000_000_000L;
    private static final long SETTLE_MS = 200;
    /** A machine under load may hold the beat thread up; a note that still sounds after five seconds hangs. */
    private static final int SETTLES = 25;

    private final NanoClock time;
    private final SoakPlan plan;
    private final Runnable begins;
    private final Runnable grooveSettled;

    /**
     * @param time the clock that the ports stamp with
     * @param begins what the beat thread, the bare thread and the master's do first, for instance ask for their priority
     * @param grooveSettled what the groove thread does when it has rehearsed, likewise
     */
    public Soak(NanoClock time, SoakPlan plan, Runnable begins, Runnable grooveSettled) {
        this.time = time;
        this.plan = plan;
        this.begins = begins;
        this.grooveSettled = grooveSettled;
    }

    /**
     * Plays through an open pair of ports, which are closed at the end.
     *
     * @param far the other end of both
     * @param settings microtiming is taken out: hits are measured from the grid
     */
    public SoakResult play(MidiInput input, MidiOutput output, FarSide far, Stage.Drummers drummers, Settings settings)
            throws InterruptedException {
        Stage stage = new Stage(time, new ClockFollower(plan.bpm(), ClockLoss.FREEWHEEL),
                new Stage.Inputs(List.of(input), null, true), output, drummers, settings.withMicrotiming(0),
                Turns.together(), 0);
        MachineLoad load = new MachineLoad(time, COLLECT_EVERY_NS);
        try (Performance performance = new Performance(stage)) {
            performance.beginBeatWith(begins);
            performance.onGrooveSettled(grooveSettled);
            performance.start();
            if (plan.loaded()) {
                load.begin();
            }
            SoakMaster master = new SoakMaster(time, far, plan);
            AllocatedBytes allocated = new AllocatedBytes(performance.beatThreadId());
            Histogram bare = besideABareThread(master, allocated);
            long bytes = allocated.sinceMark();
            awaitSilence(performance, far);
            int beforeEnd = far.size();
            load.end();
            performance.stop();
            return new SoakResult(plan, master, far, beforeEnd, bare, performance, bytes, load);
        }
    }

    private static void awaitSilence(Performance performance, FarSide far) throws InterruptedException {
        for (int i = 0; i < SETTLES; i++) {
            performance.await(SETTLE_MS);
            if (SoakResult.sounding(far) == 0) {
                return;
            }
        }
    }

    /** Lets the master play. @return how late the bare thread was at every step */
    private Histogram besideABareThread(SoakMaster master, AllocatedBytes allocated) throws InterruptedException {
        Histogram late = SoakResult.histogram();
        Punctual punctual = new Punctual(time);
        Thread bare = new Thread(() -> {
            begins.run();
            for (int step = 0; step < plan.steps(); step++) {
                SoakResult.record(late, punctual.spinUntil(master.stepNs(step)));
            }
        }, "bare");
        bare.setPriority(Thread.MAX_PRIORITY);
        // The master stands for a device outside, which no load here holds up.
        Thread device = new Thread(() -> {
            begins.run();
            master.play(allocated::mark);
        }, "master");
        bare.start();
        device.start();
        device.join();
        bare.join();
        return late;
    }
}
