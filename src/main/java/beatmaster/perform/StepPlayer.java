package beatmaster.perform;

import beatmaster.grid.Grid;
import beatmaster.grid.Step;
import beatmaster.grid.Swing;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.schedule.NoteSchedule;

/**
 * Turns the hits of a step into notes of the kit at their musical positions. Confined to the beat thread; real-time safe.
 */
final class StepPlayer {

    private static final float LOUDEST = 127f;

    private final NoteSchedule schedule;
    private final PlayedStepRing told;
    private final Metronome metronome;
    /** Playing (re)started here: nothing sounds before it. */
    private long floorTicks = Long.MIN_VALUE;
    /** Steps before this one had their early hits before the music stopped. */
    private long startedBefore = Long.MIN_VALUE;
    private long lastToldTake = -1;
    private Settings settings;

    StepPlayer(NoteSchedule schedule, Metronome metronome, PlayedStepRing told, Settings settings) {
        this.schedule = schedule;
        this.metronome = metronome;
        this.told = told;
        this.settings = settings;
    }

    /** What counts from now on. */
    void use(Settings settings) {
        this.settings = settings;
    }

    /**
     * Playing begins, or goes on, at a position: hits that belong before it sound with it.
     *
     * @param startedBefore hits before the position, of steps before this one, have sounded already
     */
    void resumeAt(long positionTicks, long startedBefore) {
        floorTicks = positionTicks;
        this.startedBefore = startedBefore;
    }

    /** The earliest position at which the drummer may play in a step. */
    long earliestTicks(long step) {
        return Math.max(floorTicks, ticks(step, -Step.MAX_OFFSET));
    }

    /** Schedules the hits. */
    void play(long step, Step hits) {
        metronome.step(step, floorTicks, settings);
        for (int voice = 0; voice < Voice.COUNT; voice++) {
            if (hits.has(voice) && settings.kit().plays(voice)) {
                long ticks = ticks(step, hits.offset(voice));
                if (ticks >= floorTicks || step >= startedBefore) {
                    int velocity = Math.max(1, Math.round(hits.velocity(voice) * LOUDEST));
                    int noteOn = Midi.noteOn(settings.kit().channel(voice), settings.kit().note(voice), velocity);
                    schedule.add(Math.max(ticks, floorTicks), noteOn, settings.gateNs());
                }
            }
        }
    }

    /** Tells the drummer's hits as they sound, once per step of the take. */
    void tellDrummer(long takeStep, long step, Step hits, boolean late) {
        if (takeStep <= lastToldTake) {
            return;
        }
        lastToldTake = takeStep;
        PlayedStep slot = told.claim();
        if (slot == null) {
            return;
        }
        slot.takeStep = takeStep;
        slot.step = step;
        slot.who = PlayedStep.Who.DRUMMER;
        slot.late = late;
        copy(hits, settings.microtiming(), swing(step), slot.hits);
        told.publish();
    }

    /** Tells what a player hit on pads in a step. */
    void tellPlayer(long takeStep, long step, Step hits) {
        PlayedStep slot = told.claim();
        if (slot == null) {
            return;
        }
        slot.takeStep = takeStep;
        slot.step = step;
        slot.who = PlayedStep.Who.PLAYER;
        slot.late = false;
        copy(hits, 1, swing(step), slot.hits);
        told.publish();
    }

    private static void copy(Step hits, float microtiming, double swing, Step target) {
        target.clear();
        for (int voice = 0; voice < Voice.COUNT; voice++) {
            if (hits.has(voice)) {
                target.hit(voice, hits.velocity(voice), (float) (hits.offset(voice) * microtiming + swing));
            }
        }
    }

    private long ticks(long step, float offset) {
        double steps = swing(step) + offset * settings.microtiming();
        return Grid.ticksOf(step) + Math.round(Grid.TICKS_PER_STEP * steps);
    }

    private double swing(long step) {
        return Swing.delay(Grid.stepInBar(step), settings.swingPercent());
    }
}
