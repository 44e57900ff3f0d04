package beatmaster.schedule;

import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;

/**
 * What players play, handed on to the port at once and as it came: notes, pedals, bends, programs. A key that sounds already,
 * whoever began it, is closed before it sounds again, and only whoever holds a key can let go of it. What a player held when
 * the device was pulled is let go of.
 *
 * <p>Confined to the beat thread; real-time safe as far as the port is.
 */
public final class Through {

    /** Players are counted from 0 to one less than this. */
    public static final int MOST_PLAYERS = 64;

    private static final int SUSTAIN_PEDAL = 64;
    private static final int PEDAL_DOWN = 64;

    private final Outlet outlet;
    private final SoundingNotes sounding;
    /** Of each player the channels on which the pedal is down, a bit each. */
    private final int[] pedals = new int[MOST_PLAYERS];

    Through(Outlet outlet) {
        this.outlet = outlet;
        sounding = outlet.sounding();
    }

    /**
     * Hands on a channel message of a player.
     *
     * @param player who, from 0
     * @param origin by which input it came, or null: there it is not sent
     */
    public void play(int message, int player, MidiInput origin, long nowNs) {
        if (Midi.isNoteOn(message)) {
            noteOn(message, player, origin, nowNs);
        } else if (Midi.isNoteOff(message)) {
            noteOff(SoundingNotes.key(message), player, nowNs);
        } else {
            rememberPedal(message, player);
            outlet.pass(message, nowNs, origin);
        }
    }

    private void noteOn(int message, int player, MidiInput origin, long nowNs) {
        int key = SoundingNotes.key(message);
        if (sounding.owes(key) && sounding.onNs(key) > nowNs) {
            // The port holds a note of the drummer's on this key: the player's ends where that one begins.
            outlet.cut(key, nowNs);
            outlet.pass(message, nowNs, origin);
            outlet.cut(key, sounding.onNs(key) - 1);
            return;
        }
        if (sounding.owes(key)) {
            outlet.close(key, nowNs, nowNs);
        } else if (sounding.offNs(key) > nowNs) {
            // The port holds the note-off of a note that still sounds.
            outlet.cut(key, nowNs);
        }
        outlet.pass(message, nowNs, origin);
        sounding.hold(key, player, nowNs);
    }

    private void noteOff(int key, int player, long nowNs) {
        if (sounding.isHeldBy(key, player)) {
            outlet.close(key, nowNs, nowNs);
        }
    }

    private void rememberPedal(int message, int player) {
        if (Midi.command(message) == Midi.CONTROL_CHANGE && Midi.data1(message) == SUSTAIN_PEDAL) {
            int bit = 1 << Midi.channel(message);
            pedals[player] = Midi.data2(message) >= PEDAL_DOWN ? pedals[player] | bit : pedals[player] & ~bit;
        }
    }

    /** Lets go of all that a player holds: the device has gone, or all is over. */
    public void letGo(int player, long nowNs) {
        for (int i = sounding.count() - 1; i >= 0; i--) {
            int key = sounding.keyAt(i);
            if (sounding.isHeldBy(key, player)) {
                outlet.close(key, nowNs, nowNs);
            }
        }
        for (int channel = 0; channel < Midi.CHANNELS; channel++) {
            if ((pedals[player] & 1 << channel) != 0) {
                outlet.pass(Midi.controlChange(channel, SUSTAIN_PEDAL, 0), nowNs, null);
            }
        }
        pedals[player] = 0;
    }

    /** Lets go of all that anybody holds. */
    void letGo(long nowNs) {
        for (int player = 0; player < MOST_PLAYERS; player++) {
            letGo(player, nowNs);
        }
    }
}
