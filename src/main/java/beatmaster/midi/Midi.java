package beatmaster.midi;

/**
 * Short MIDI messages packed into an {@code int}: status in bits 0-7, first data byte in 8-15, second in 16-23 (MIDI 1.0
 * Detailed Specification, table I). Thread-safe, real-time safe.
 */
public final class Midi {

    public static final int NOTE_OFF = 0x80;
    public static final int NOTE_ON = 0x90;
    public static final int CONTROL_CHANGE = 0xB0;
    public static final int PROGRAM_CHANGE = 0xC0;
    public static final int SYSTEM_EXCLUSIVE = 0xF0;
    public static final int SONG_POSITION = 0xF2;
    public static final int CLOCK = 0xF8;
    public static final int START = 0xFA;
    public static final int CONTINUE = 0xFB;
    public static final int STOP = 0xFC;
    public static final int ACTIVE_SENSING = 0xFE;
    public static final int SYSTEM_RESET = 0xFF;

    public static final int ALL_SOUND_OFF = 120;
    public static final int ALL_NOTES_OFF = 123;

    public static final int CHANNELS = 16;
    public static final int NOTES = 128;
    /** General MIDI's drum channel, counted from 0 (players call it 10). */
    public static final int DRUM_CHANNEL = 9;

    private Midi() {
    }

    public static int pack(int status, int data1, int data2) {
        return status | data1 << 8 | data2 << 16;
    }

    /** @param channel 0..15 @param note 0..127 @param velocity 1..127 */
    public static int noteOn(int channel, int note, int velocity) {
        return pack(NOTE_ON | channel, note, velocity);
    }

    /** @param channel 0..15 @param note 0..127 */
    public static int noteOff(int channel, int note) {
        return pack(NOTE_OFF | channel, note, 0);
    }

    public static int controlChange(int channel, int controller, int value) {
        return pack(CONTROL_CHANGE | channel, controller, value);
    }

    /** The whole status byte, 0x80..0xFF. */
    public static int status(int message) {
        return message & 0xFF;
    }

    /** The status without its channel for channel messages; the whole byte for system messages. */
    public static int command(int message) {
        int status = message & 0xFF;
        return status < SYSTEM_EXCLUSIVE ? status & 0xF0 : status;
    }

    public static int channel(int message) {
        return message & 0x0F;
    }

    public static int data1(int message) {
        return message >> 8 & 0x7F;
    }

    public static int data2(int message) {
        return message >> 16 & 0x7F;
    }

    /** A note-on that sounds; a note-on of velocity 0 is a note-off by the specification. */
    public static boolean isNoteOn(int message) {
        return (message & 0xF0) == NOTE_ON && data2(message) > 0;
    }

    public static boolean isNoteOff(int message) {
        int command = message & 0xF0;
        return command == NOTE_OFF || command == NOTE_ON && data2(message) == 0;
    }

    /** The 14 bits of a song position pointer: sixteenth notes since the start, least significant seven bits first. */
    public static int songPosition(int message) {
        return data1(message) | data2(message) << 7;
    }

    /** How many bytes the packed message has on the wire: 1..3. */
    public static int length(int message) {
        int command = command(message);
        if (command == PROGRAM_CHANGE || command == 0xD0 || command == 0xF1 || command == 0xF3) {
            return 2;
        }
        return command < SYSTEM_EXCLUSIVE || command == SONG_POSITION ? 3 : 1;
    }
}
