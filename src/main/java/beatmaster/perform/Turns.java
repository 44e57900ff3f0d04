package beatmaster.perform;

import beatmaster.grid.Grid;

/**
 * Who plays when: the drummer always, the player some bars first, or the two in turns. Immutable; real-time safe.
 *
 * @param kind the rule
 * @param bars how many bars a turn has; 0 where there are no turns
 */
public record Turns(Kind kind, int bars) {

    /** The rules that there are. */
    public enum Kind { TOGETHER, LISTEN_FIRST, TRADE }

    public Turns {
        if (kind == Kind.TOGETHER ? bars != 0 : bars < 1) {
            throw new IllegalArgumentException("a turn must have 1 bar or more: " + bars);
        }
    }

    /** The drummer plays all the time, with whoever plays along. */
    public static Turns together() {
        return new Turns(Kind.TOGETHER, 0);
    }

    /** The player has the first bars alone; then the drummer joins for good. */
    public static Turns listenFirst(int bars) {
        return new Turns(Kind.LISTEN_FIRST, bars);
    }

    /** The player has some bars, the drummer answers for as many, and so on. */
    public static Turns trade(int bars) {
        return new Turns(Kind.TRADE, bars);
    }

    /** Whether the drummer sounds in a step. */
    public boolean drummerPlays(long step) {
        long bar = Grid.barOf(step);
        return switch (kind) {
            case TOGETHER -> true;
            case LISTEN_FIRST -> bar >= bars;
            case TRADE -> Math.floorMod(Math.floorDiv(bar, (long) bars), 2L) == 1;
        };
    }

    /** The first step from {@code step} on in which the drummer sounds. */
    public long nextDrummerStep(long step) {
        if (drummerPlays(step)) {
            return step;
        }
        long bar = Grid.barOf(step);
        long turn = kind == Kind.TRADE ? Math.floorDiv(bar, (long) bars) + 1 : 1;
        return turn * bars * Grid.STEPS_PER_BAR;
    }
}
