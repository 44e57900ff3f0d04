package beatmaster.ports.alsa;

import beatmaster.midi.Midi;
import com.sun.jna.Pointer;

/**
 * {@code snd_seq_event_t} in memory, {@value #SIZE} bytes on every machine, and its translation to packed messages and back
 * ({@code alsa/seq_event.h}). Thread-safe as far as the memory is; real-time safe.
 */
final class AlsaEvent {

    static final int SIZE = 28;
    /** What {@link #decode} answers for an event that the program has no ear for. */
    static final int NOT_A_MESSAGE = -1;

    static final int NOTE_ON = 6;
    static final int NOTE_OFF = 7;
    static final int KEY_PRESSURE = 8;
    static final int CONTROLLER = 10;
    static final int PROGRAM_CHANGE = 11;
    static final int CHANNEL_PRESSURE = 12;
    static final int PITCH_BEND = 13;
    static final int SONG_POSITION = 20;
    static final int SONG_SELECT = 21;
    static final int QUARTER_FRAME = 22;
    static final int START = 30;
    static final int CONTINUE = 31;
    static final int STOP = 32;
    static final int CLOCK = 36;
    static final int TUNE_REQUEST = 40;
    static final int RESET = 41;
    static final int PORT_START = 63;
    static final int PORT_EXIT = 64;
    static final int NONE = 255;

    /** Sends at once, past every queue. */
    static final int QUEUE_DIRECT = 253;
    static final int TO_SUBSCRIBERS = 254;
    static final int UNKNOWN_PORT = 253;

    private static final int TYPE = 0;
    private static final int FLAGS = 1;
    private static final int TAG = 2;
    private static final int QUEUE = 3;
    private static final int SECONDS = 4;
    private static final int NANOSECONDS = 8;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 14;
    private static final int DATA = 16;
    private static final int KEY = 17;
    private static final int VELOCITY = 18;
    private static final int PARAMETER = 20;
    private static final int VALUE = 24;

    private static final int REAL_TIME = 1;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int BEND_CENTRE = 8192;

    private AlsaEvent() {
    }

    /** Writes a packed message's type and data; an unknown status becomes {@link #NONE}, which the kernel ignores. */
    static void encode(int message, Pointer event) {
        int command = Midi.command(message);
        int type = type(command);
        event.setByte(TYPE, (byte) type);
        event.setInt(DATA, command < Midi.SYSTEM_EXCLUSIVE ? Midi.channel(message) : 0);
        event.setInt(PARAMETER, 0);
        event.setInt(VALUE, 0);
        if (type <= KEY_PRESSURE) {
            event.setByte(KEY, (byte) Midi.data1(message));
            event.setByte(VELOCITY, (byte) Midi.data2(message));
        } else if (type == CONTROLLER) {
            event.setInt(PARAMETER, Midi.data1(message));
            event.setInt(VALUE, Midi.data2(message));
        } else if (type == PITCH_BEND) {
            event.setInt(VALUE, (Midi.data1(message) | Midi.data2(message) << 7) - BEND_CENTRE);
        } else if (type == SONG_POSITION) {
            event.setInt(VALUE, Midi.songPosition(message));
        } else if (type < START) {
            event.setInt(VALUE, Midi.data1(message));
        }
    }

    /** The message in {@code event + at}; {@link #NOT_A_MESSAGE} for SysEx, active sensing and what is not MIDI. */
    static int decode(Pointer event, long at) {
        int type = event.getByte(at + TYPE) & 0xFF;
        int status = status(type);
        if (status < 0) {
            return NOT_A_MESSAGE;
        }
        if (status < Midi.SYSTEM_EXCLUSIVE) {
            return channelMessage(type, status | event.getByte(at + DATA) & 0x0F, event, at);
        }
        int value = type < START ? event.getInt(at + VALUE) : 0;
        return Midi.pack(status, value & 0x7F, type == SONG_POSITION ? value >> 7 & 0x7F : 0);
    }

    private static int channelMessage(int type, int status, Pointer event, long at) {
        if (type <= KEY_PRESSURE) {
            return Midi.pack(status, event.getByte(at + KEY) & 0x7F, event.getByte(at + VELOCITY) & 0x7F);
        }
        int value = event.getInt(at + VALUE);
        if (type == CONTROLLER) {
            return Midi.pack(status, event.getInt(at + PARAMETER) & 0x7F, value & 0x7F);
        }
        if (type == PITCH_BEND) {
            int bend = value + BEND_CENTRE;
            return Midi.pack(status, bend & 0x7F, bend >> 7 & 0x7F);
        }
        return Midi.pack(status, value & 0x7F, 0);
    }

    private static int type(int command) {
        return switch (command) {
            case Midi.NOTE_OFF -> NOTE_OFF;
            case Midi.NOTE_ON -> NOTE_ON;
            case 0xA0 -> KEY_PRESSURE;
            case Midi.CONTROL_CHANGE -> CONTROLLER;
            case Midi.PROGRAM_CHANGE -> PROGRAM_CHANGE;
            case 0xD0 -> CHANNEL_PRESSURE;
            case 0xE0 -> PITCH_BEND;
            case 0xF1 -> QUARTER_FRAME;
            case Midi.SONG_POSITION -> SONG_POSITION;
            case 0xF3 -> SONG_SELECT;
            case 0xF6 -> TUNE_REQUEST;
            case Midi.CLOCK -> CLOCK;
            case Midi.START -> START;
            case Midi.CONTINUE -> CONTINUE;
            case Midi.STOP -> STOP;
            case Midi.SYSTEM_RESET -> RESET;
            default -> NONE;
        };
    }

    private static int status(int type) {
        return switch (type) {
            case NOTE_OFF -> Midi.NOTE_OFF;
            case NOTE_ON -> Midi.NOTE_ON;
            case KEY_PRESSURE -> 0xA0;
            case CONTROLLER -> Midi.CONTROL_CHANGE;
            case PROGRAM_CHANGE -> Midi.PROGRAM_CHANGE;
            case CHANNEL_PRESSURE -> 0xD0;
            case PITCH_BEND -> 0xE0;
            case QUARTER_FRAME -> 0xF1;
            case SONG_POSITION -> Midi.SONG_POSITION;
            case SONG_SELECT -> 0xF3;
            case TUNE_REQUEST -> 0xF6;
            case CLOCK -> Midi.CLOCK;
            case START -> Midi.START;
            case CONTINUE -> Midi.CONTINUE;
            case STOP -> Midi.STOP;
            case RESET -> Midi.SYSTEM_RESET;
            default -> NOT_A_MESSAGE;
        };
    }

    /** Addresses an event to all who listen to our port; the kernel fills in our client. */
    static void toSubscribers(Pointer event, int sourcePort, int tag) {
        event.setByte(TAG, (byte) tag);
        event.setByte(SOURCE + 1, (byte) sourcePort);
        event.setByte(DESTINATION, (byte) TO_SUBSCRIBERS);
        event.setByte(DESTINATION + 1, (byte) UNKNOWN_PORT);
    }

    /** To be dispatched by {@code queue} when its real time reaches {@code queueNs} (0 or later). */
    static void at(Pointer event, int queue, long queueNs) {
        event.setByte(FLAGS, (byte) REAL_TIME);
        event.setByte(QUEUE, (byte) queue);
        event.setInt(SECONDS, (int) (queueNs / NS_PER_SECOND));
        event.setInt(NANOSECONDS, (int) (queueNs % NS_PER_SECOND));
    }

    /** To be sent at once. */
    static void atOnce(Pointer event) {
        at(event, QUEUE_DIRECT, 0);
    }

    /** The queue's time at arrival in ns, or -1 if {@code queue} did not stamp the event. */
    static long stampNs(Pointer event, long at, int queue) {
        if ((event.getByte(at + FLAGS) & REAL_TIME) == 0 || (event.getByte(at + QUEUE) & 0xFF) != queue) {
            return -1;
        }
        return (event.getInt(at + SECONDS) & 0xFFFF_FFFFL) * NS_PER_SECOND + event.getInt(at + NANOSECONDS);
    }

    static int destinationPort(Pointer event, long at) {
        return event.getByte(at + DESTINATION + 1) & 0xFF;
    }

    static int type(Pointer event, long at) {
        return event.getByte(at + TYPE) & 0xFF;
    }

    /** Whom an announcement is about. */
    static AlsaAddress announced(Pointer event, long at) {
        return new AlsaAddress(event.getByte(at + DATA) & 0xFF, event.getByte(at + DATA + 1) & 0xFF);
    }
}
