package beatmaster.ports.alsa;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** libasound's own translation between bytes and events: what ours is measured against. */
final class MidiEventCodec implements AutoCloseable {

    static {
        Native.register(MidiEventCodec.class, NativeLibrary.getInstance("libasound.so.2"));
    }

    private final Pointer codec;
    private final Memory bytes = new Memory(16);

    MidiEventCodec() {
        Memory slot = new Memory(Native.POINTER_SIZE);
        AlsaClient.check(snd_midi_event_new(new NativeLong(256), slot), "make a codec");
        codec = slot.getPointer(0);
        snd_midi_event_no_status(codec, 1);
    }

    static boolean isThere() {
        try {
            NativeLibrary.getInstance("libasound.so.2");
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Bytes -> event. */
    Memory encode(byte[] message) {
        Memory event = new Memory(AlsaEvent.SIZE);
        event.clear();
        snd_midi_event_reset_encode(codec);
        bytes.write(0, message, 0, message.length);
        snd_midi_event_encode(codec, bytes, new NativeLong(message.length), event);
        return event;
    }

    /** The next byte of a stream -> the event that it completes, or null. */
    Memory next(byte one) {
        Memory event = new Memory(AlsaEvent.SIZE);
        event.clear();
        return snd_midi_event_encode_byte(codec, one & 0xFF, event) == 1 ? event : null;
    }

    /** Event -> bytes. */
    byte[] decode(Pointer event) {
        snd_midi_event_reset_decode(codec);
        int length = snd_midi_event_decode(codec, bytes, new NativeLong(16), event).intValue();
        return bytes.getByteArray(0, Math.max(0, length));
    }

    @Override
    public void close() {
        snd_midi_event_free(codec);
    }

    private static native int snd_midi_event_new(NativeLong size, Pointer codecOut);

    private static native void snd_midi_event_free(Pointer codec);

    private static native void snd_midi_event_no_status(Pointer codec, int on);

    private static native void snd_midi_event_reset_encode(Pointer codec);

    private static native void snd_midi_event_reset_decode(Pointer codec);

    private static native NativeLong snd_midi_event_encode(Pointer codec, Pointer bytes, NativeLong count, Pointer event);

    private static native int snd_midi_event_encode_byte(Pointer codec, int one, Pointer event);

    private static native NativeLong snd_midi_event_decode(Pointer codec, Pointer bytes, NativeLong count, Pointer event);
}
