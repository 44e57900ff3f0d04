package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.clock.ClockFollower;
import beatmaster.clock.ClockLoss;
import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.RecordingOutput;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * The laws hold whatever comes together: a master with jitter, stalls, dropped and doubled pulses, changes of tempo, storms of
 * Start, Stop, Continue and song positions; a second clock; a player; a slow drummer; settings that change; a port that blocks
 * or throws. Each scenario is of one seed, which a failure prints; {@link #scenario} plays it again.
 */
class MixedScenarioTest {

    private static final long MS = Rig.MS;
    /** What the port may hold up, all together, before the last Stop is heard. */
    private static final long LONGEST_BLOCK_MS = 1_000;
    private static final int TURNS = 10;

    @Property(tries = 1_000)
    void noNoteHangsNoneSoundsAfterStopAndTheNextStartIsInTime(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        scenario(seed, false);
    }

    @Property(tries = 1_000)
    void norDoTheyWithAPortThatBlocksOrThrows(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        scenario(seed, true);
    }

    private static void scenario(long seed, boolean portTrouble) {
        Random random = new Random(seed);
        ClockLoss onLoss = ClockLoss.values()[random.nextInt(3)];
        PulseScript script = upheaval(random, seed);
        long calmFromNs = script.nowNs();
        List<PulseScript.Silence> silences = script.silences();
        int before = script.due().size();
        script.pause(2_500 * MS).tempo(120).jitter(0).pulses(48).start().bars(2).stop();
        Rig rig = Rig.following(new ClockFollower(120, onLoss), stage -> stage);
        Random drummer = new Random(seed + 1);
        rig.drummerTakes(() -> rig.time.nanoTime() < calmFromNs && drummer.nextInt(6) == 0 ? drummer.nextInt(500) * MS : MS);
        rig.all(script);
        aside(rig, random, calmFromNs, portTrouble);
        rig.act(calmFromNs, () -> {
            rig.output.beforeSend = () -> { };
            rig.output.broken = false;
            rig.loop.settings(Rig.onTheGrid());
        });
        rig.run(script.nowNs() + 2_000 * MS);
        GrooveChecker.everyNoteOnIsClosed(rig.output.sent);
        if (!portTrouble) {
            GrooveChecker.silentWhenStopped(rig.output.sent, silences.subList(0, silences.size() - 1));
        }
        silentBefore(rig, calmFromNs + LONGEST_BLOCK_MS * MS, script.due().get(before).ns());
        theCalmPartIsPlayed(rig, script.due().subList(before, script.due().size()));
    }

    private static void silentBefore(Rig rig, long fromNs, long toNs) {
        assertTrue(rig.noteOns().stream().noneMatch(note -> note.atNs() > fromNs && note.atNs() < toNs),
                "a note after the last Stop and before the next Start");
    }

    private static void theCalmPartIsPlayed(Rig rig, List<PulseScript.Due> due) {
        List<RecordingOutput.Sent> notes = rig.noteOns().stream().filter(n -> n.atNs() > due.get(0).ns() - 20 * MS).toList();
        GrooveChecker.noStepSkippedOrDoubled(notes, due, MS);
        GrooveChecker.noDecisionLostInAStretch(notes, due);
        assertEquals(32, due.size());
    }

    /** What the master does; it ends with Stop. */
    private static PulseScript upheaval(Random random, long seed) {
        PulseScript script = new PulseScript(seed, 100 * MS).tempo(40 + random.nextInt(250));
        script.jitter(random.nextInt(4) * MS).pulses(random.nextInt(48)).start().pulses(1 + random.nextInt(60));
        for (int i = 0; i < TURNS; i++) {
            switch (random.nextInt(10)) {
                case 0 -> script.startStorm(1 + random.nextInt(20)).pulses(1 + random.nextInt(30));
                case 1, 2 -> stopAndGo(script, random);
                case 3 -> script.drop(1 + random.nextInt(4)).pulses(8);
                case 4 -> script.doubled().pulses(8);
                case 5 -> script.stall(1 + random.nextInt(8)).pulses(4);
                case 6 -> script.tempo(30 + random.nextInt(270)).pulses(12);
                case 7 -> script.pause(random.nextInt(1_500) * MS).pulses(6);
                default -> script.pulses(1 + random.nextInt(96));
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
            script.songPosition(random.nextInt(4) == 0 ? 16_383 : random.nextInt(200));
        }
        script.pulses(1 + random.nextInt(10)).resume().pulses(1 + random.nextInt(60));
    }

    /** Whatever else goes on meanwhile. */
    private static void aside(Rig rig, Random random, long untilNs, boolean portTrouble) {
        for (int i = 0; i < 40; i++) {
            long ns = 100 * MS + (long) (random.nextDouble() * (untilNs - 100 * MS));
            int what = random.nextInt(portTrouble ? 6 : 4);
            switch (what) {
                case 0, 1 -> rig.at(ns, 1, Midi.noteOn(random.nextInt(16), random.nextInt(128), 1 + random.nextInt(127)));
                case 2 -> rig.at(Math.max(ns, 200 * MS), 1, random.nextInt(8) == 0 ? Midi.START : Midi.CLOCK);
                case 3 -> rig.act(ns, () -> rig.loop.settings(otherSettings(random)));
                case 4 -> rig.act(ns, () -> block(rig, random.nextInt((int) LONGEST_BLOCK_MS / 2) * MS));
                default -> {
                    rig.act(ns, () -> rig.output.broken = true);
                    rig.act(ns + random.nextInt(300) * MS, () -> rig.output.broken = false);
                }
            }
        }
    }

    /** The next message takes so long. */
    private static void block(Rig rig, long ns) {
        rig.output.beforeSend = () -> {
            rig.output.beforeSend = () -> { };
            rig.freeze(ns);
        };
    }

    private static Settings otherSettings(Random random) {
        Settings other = Rig.onTheGrid().withGateNs((1 + random.nextInt(2_000)) * MS).withSwing(50 + random.nextInt(26))
                .withMicrotiming(random.nextFloat()).withDensity(random.nextFloat()).withIntensity(random.nextFloat())
                .withLateStep(LateStep.values()[random.nextInt(LateStep.values().length)]);
        return random.nextInt(3) > 0 ? other
                : other.withKit(new Kit(Map.of(Voice.KICK, new Kit.Pad(random.nextInt(16), random.nextInt(128))), Map.of()));
    }
}
