package beatmaster.perform;

import beatmaster.schedule.RecordingOutput;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The laws hold whatever a master clock does. A failure prints its seed. */
class MasterClockScenarioTest {

    private static final long MS = Rig.MS;

    @Property(tries = 1_000)
    void aCleanClockIsFollowedToTheStep(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        PulseScript script = script(new Random(seed), seed, false);
        Random random = new Random(seed + 1);
        Rig rig = play(script, () -> random.nextInt(3_000_000));
        List<RecordingOutput.Sent> notes = rig.noteOns();
        GrooveChecker.noStepSkippedOrDoubled(notes, script.due(), 8 * MS);
        GrooveChecker.noDecisionLostInAStretch(notes, script.due());
    }

    @Property(tries = 1_000)
    void anyClockAndAnyDrummerLeaveNoNoteHungAndNoneAfterStop(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        PulseScript script = script(new Random(seed), seed, true);
        Random random = new Random(seed + 1);
        play(script, () -> random.nextInt(8) == 0 ? random.nextInt(600) * MS : random.nextInt(3) * MS);
    }

    @Property(tries = 1_000)
    void afterAnythingTheNextStartPlaysInTime(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        PulseScript script = script(new Random(seed), seed, true);
        int before = script.due().size();
        script.pause(1_000 * MS).tempo(120).jitter(0).pulses(48).start().bars(2).stop();
        Random random = new Random(seed + 1);
        long calmFromNs = script.silences().get(script.silences().size() - 2).fromNs();
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        rig.drummerTakes(() -> rig.time.nanoTime() < calmFromNs && random.nextInt(8) == 0 ? random.nextInt(600) * MS : MS);
        rig.all(script);
        rig.run(script.nowNs() + 1_000 * MS);
        List<PulseScript.Due> due = script.due().subList(before, script.due().size());
        List<RecordingOutput.Sent> notes = rig.noteOns().stream().filter(n -> n.atNs() > due.get(0).ns() - 20 * MS).toList();
        GrooveChecker.noStepSkippedOrDoubled(notes, due, MS);
        GrooveChecker.noDecisionLostInAStretch(notes, due);
    }

    private static Rig play(PulseScript script, LongSupplier drummerNs) {
        Rig rig = Rig.following(ScriptedDrummer.counting(), Rig.onTheGrid(), Turns.together(), 0);
        rig.drummerTakes(drummerNs);
        rig.all(script);
        rig.run(script.nowNs() + 3_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        GrooveChecker.silentWhenStopped(rig.output.sent, script.silences());
        return rig;
    }

    /** Start, Stop, Continue, song positions and jitter; and, if rough, dropped pulses, pauses and tempo changes. */
    private static PulseScript script(Random random, long seed, boolean rough) {
        PulseScript script = new PulseScript(seed, 100 * MS).tempo(60 + random.nextInt(180));
        script.jitter(random.nextBoolean() ? 0 : (1 + random.nextInt(3)) * MS).pulses(48);
        for (int i = 0; i < 12; i++) {
            switch (random.nextInt(rough ? 8 : 5)) {
                case 0 -> script.start().pulses(24);
                case 1 -> stopAndGo(script, random);
                case 5 -> script.drop(1 + random.nextInt(4)).pulses(8);
                case 6 -> script.tempo(40 + random.nextInt(250));
                case 7 -> script.pause(random.nextInt(2_000) * MS);
                default -> script.pulses(1 + random.nextInt(200));
            }
        }
        return script.isPlaying() ? script.pulses(3).stop() : script;
    }

    private static void stopAndGo(PulseScript script, Random random) {
        if (script.isPlaying()) {
            script.pulses(2).stop();
        }
        script.pulses(4);
        if (random.nextBoolean()) {
            script.songPosition(random.nextInt(200));
        }
        script.pulses(1 + random.nextInt(10)).resume().pulses(1 + random.nextInt(100));
    }
}
