package beatmaster.ports.alsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import beatmaster.midi.Midi;
import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our translation of events against libasound's own. */
class AlsaEventTest {

    private static final int DATA = 16;
    private static final int[] EDGES = {0, 1, 2, 63, 64, 65, 126, 127};
    private static final int[] SYSTEM =
            {0xF1, 0xF3, 0xF6, Midi.CLOCK, Midi.START, Midi.CONTINUE, Midi.STOP, Midi.SYSTEM_RESET};

    private MidiEventCodec libasound;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(MidiEventCodec.isThere(), "libasound.so.2 is not installed: apt install libasound2");
        libasound = new MidiEventCodec();
    }

    @AfterEach
    void close() {
        if (libasound != null) {
            libasound.close();
        }
    }

    /** Every channel message with data at the edges, every song position, every other system message. */
    private static IntStream messages() {
        IntStream channel = IntStream.range(0x80, 0xF0).flatMap(status -> Arrays.stream(EDGES)
                .flatMap(data1 -> Arrays.stream(EDGES).map(data2 -> Midi.pack(status, data1, data2))));
        IntStream positions = IntStream.range(0, 1 << 14)
                .map(position -> Midi.pack(Midi.SONG_POSITION, position & 0x7F, position >> 7));
        IntStream system = Arrays.stream(SYSTEM).map(status -> Midi.pack(status, Midi.length(status) > 1 ? 5 : 0, 0));
        return IntStream.concat(IntStream.concat(channel, positions), system)
                .map(message -> Midi.length(message) > 2 ? message : message & 0xFFFF);
    }

    @Test
    void weWriteTheEventsThatLibasoundWrites() {
        Memory ours = new Memory(AlsaEvent.SIZE);
        messages().forEach(message -> {
            ours.clear();
            AlsaEvent.encode(message, ours);
            Memory theirs = libasound.encode(bytes(message));
            assertEquals(theirs.getByte(0), ours.getByte(0), () -> "type of " + hex(message));
            assertArrayEquals(data(theirs), data(ours), () -> "data of " + hex(message));
        });
    }

    @Test
    void libasoundReadsOurEventsAsTheMessagesTheyWere() {
        Memory ours = new Memory(AlsaEvent.SIZE);
        messages().forEach(message -> {
            ours.clear();
            AlsaEvent.encode(message, ours);
            assertArrayEquals(bytes(message), libasound.decode(ours), () -> hex(message));
        });
    }

    @Test
    void weReadTheEventsThatLibasoundWrites() {
        messages().forEach(message ->
                assertEquals(message, AlsaEvent.decode(libasound.encode(bytes(message)), 0), () -> hex(message)));
    }

    @Test
    void anEventKeepsNothingOfTheOneBeforeIt() {
        Memory used = new Memory(AlsaEvent.SIZE);
        used.clear();
        AlsaEvent.encode(Midi.pack(0xEF, 127, 127), used);
        AlsaEvent.encode(Midi.noteOn(9, 36, 100), used);
        assertArrayEquals(data(libasound.encode(bytes(Midi.noteOn(9, 36, 100)))), data(used));
    }

    @Test
    void systemExclusiveAndActiveSensingAreNotForUs() {
        byte[] sysEx = {(byte) 0xF0, 0x7E, 0x7F, 0x09, 0x01, (byte) 0xF7};
        assertEquals(AlsaEvent.NOT_A_MESSAGE, AlsaEvent.decode(libasound.encode(sysEx), 0));
        byte[] sensing = {(byte) Midi.ACTIVE_SENSING};
        assertEquals(AlsaEvent.NOT_A_MESSAGE, AlsaEvent.decode(libasound.encode(sensing), 0));
    }

    /** Byte by byte, as the kernel reads a cable. */
    @Test
    void runningStatusAndRealTimeAnywhereAreReadAsTheyCome() {
        byte[] cable = bytes("90 3C F8 40 3E 41 F0 7E F8 7F FA 00 F7 90 40 42 3C 00 FE F2 10 FC 01 C0 05 06 E3 01 F8 40");
        List<Integer> heard = new ArrayList<>();
        for (byte one : cable) {
            Memory event = libasound.next(one);
            if (event != null && AlsaEvent.decode(event, 0) != AlsaEvent.NOT_A_MESSAGE) {
                heard.add(AlsaEvent.decode(event, 0));
            }
        }
        assertEquals(List.of(Midi.CLOCK, Midi.noteOn(0, 60, 64), Midi.noteOn(0, 62, 65), Midi.CLOCK, Midi.START,
                Midi.noteOn(0, 64, 66), Midi.pack(Midi.NOTE_ON, 60, 0), Midi.STOP, Midi.pack(Midi.SONG_POSITION, 16, 1),
                Midi.pack(0xC0, 5, 0), Midi.pack(0xC0, 6, 0), Midi.CLOCK, Midi.pack(0xE3, 1, 64)), heard);
    }

    @Test
    void dataOutOfRangeFromAnotherProgramStaysWithinAMessage() {
        Memory event = new Memory(AlsaEvent.SIZE);
        for (int type = 0; type < 256; type++) {
            for (byte fill : new byte[] {(byte) 0xFF, (byte) 0x80, 0x55}) {
                event.setMemory(0, AlsaEvent.SIZE, fill);
                event.setByte(0, (byte) type);
                int message = AlsaEvent.decode(event, 0);
                assertEquals(message == AlsaEvent.NOT_A_MESSAGE ? message : message & 0x7F7FFF, message, "type " + type);
            }
        }
    }

    @Test
    void aTimeSurvivesItsWayThroughTheEvent() {
        Memory event = new Memory(AlsaEvent.SIZE);
        event.clear();
        for (long ns : new long[] {0, 999_999_999L, 1_000_000_000L, 3_600_123_456_789L, 0xFFFF_FFFFL * 1_000_000_000L}) {
            AlsaEvent.at(event, 3, ns);
            assertEquals(ns, AlsaEvent.stampNs(event, 0, 3));
            assertEquals(-1, AlsaEvent.stampNs(event, 0, 4), "another queue's stamp is not ours");
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static byte[] bytes(int message) {
        byte[] bytes = {(byte) Midi.status(message), (byte) Midi.data1(message), (byte) Midi.data2(message)};
        return Arrays.copyOf(bytes, Midi.length(message));
    }

    private static byte[] data(Memory event) {
        return event.getByteArray(DATA, AlsaEvent.SIZE - DATA);
    }

    private static String hex(int message) {
        return Integer.toHexString(message);
    }
}
