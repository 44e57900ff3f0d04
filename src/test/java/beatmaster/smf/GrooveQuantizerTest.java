package beatmaster.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import beatmaster.smf.GrooveQuantizer.Quantized;
import beatmaster.smf.MidiSong.MetreChange;
import beatmaster.smf.MidiSong.Note;
import beatmaster.smf.MidiSong.TempoChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrooveQuantizerTest {

    private static final MetreChange FOUR_FOUR = new MetreChange(0, 4, 4);

    private final GrooveQuantizer quantizer = new GrooveQuantizer(DrumRoster.onChannel(9));

    @Test
    void aHitGoesToTheNearestSixteenthAndKeepsItsDistance() throws MidiFileException {
        Groove groove = quantize(List.of(FOUR_FOUR),
                drum(0, 36), drum(120 - 30, 38), drum(240 + 59, 42), drum(420, 46)).groove();
        assertEquals(16, groove.length());
        assertHit(groove, 0, Voice.KICK, 0);
        assertHit(groove, 1, Voice.SNARE, -0.25f);
        assertHit(groove, 2, Voice.CLOSED_HIHAT, 59 / 120f);
        assertHit(groove, 4, Voice.OPEN_HIHAT, -0.5f);
    }

    @Test
    void theLouderOfTwoHitsInAStepStays() throws MidiFileException {
        Quantized quantized = quantize(List.of(FOUR_FOUR),
                new Note(110, 9, 38, 20, 1), new Note(125, 9, 40, 90, 1), new Note(130, 9, 37, 30, 1));
        assertEquals(90 / 127f, quantized.groove().velocity(1, Voice.SNARE.ordinal()));
        assertEquals(5 / 120f, quantized.groove().offset(1, Voice.SNARE.ordinal()));
        assertEquals(2, quantized.collisions());
    }

    @Test
    void onlyTheDrumChannelIsHeardAndUnknownDrumsAreCounted() throws MidiFileException {
        Quantized quantized = quantize(List.of(FOUR_FOUR), drum(0, 36), new Note(0, 0, 36, 80, 1), drum(0, 81));
        assertEquals(1, quantized.groove().hits());
        assertEquals(1, quantized.notes());
        assertEquals(1, quantized.unknownNotes());
    }

    @Test
    void everyPadOfTheRecordingsHasItsVoice() throws MidiFileException {
        int[][] pads = {{36}, {38, 40, 37}, {42, 22, 44}, {46, 26}, {43, 58}, {47, 45}, {48, 50}, {49, 55, 57, 52},
            {51, 59, 53}};
        for (int voice = 0; voice < pads.length; voice++) {
            for (int note : pads[voice]) {
                assertEquals(1 << voice, quantize(List.of(FOUR_FOUR), drum(0, note)).groove().mask(0), "note " + note);
            }
        }
    }

    @Test
    void aSongLastsToTheBarLineAfterItsEnd() throws MidiFileException {
        MidiSong song = new MidiSong(
                "", 480, List.of(new TempoChange(0, 120)), List.of(FOUR_FOUR), List.of(drum(0, 36)), 1921);
        assertEquals(32, quantizer.quantize(song, "x.mid").groove().length());
    }

    @Test
    void aHitJustBeforeTheBarLineOpensTheNextBar() throws MidiFileException {
        Groove groove = quantize(List.of(FOUR_FOUR), drum(0, 36), drum(1910, 49)).groove();
        assertEquals(32, groove.length());
        assertHit(groove, 16, Voice.CRASH, -10 / 120f);
    }

    @Test
    void drumsInAnotherMetreThroughoutAreRefused() {
        OtherMetreException e = assertThrows(OtherMetreException.class,
                () -> quantize(List.of(new MetreChange(0, 6, 8)), drum(0, 36), drum(2000, 36)));
        assertEquals("MIDI file x.mid has no whole bar of 4/4 with drums: bars 1-2 are in 6/8", e.getMessage());
    }

    @Test
    void barsInAnotherMetreAreLeftOutAndTheNextBarOfFourFourFollows() throws MidiFileException {
        int sixEight = 1920;
        int back = sixEight + 2 * 1440;
        Quantized quantized = quantize(List.of(FOUR_FOUR, new MetreChange(sixEight, 6, 8), new MetreChange(back, 4, 4)),
                drum(120, 36), drum(sixEight - 10, 49), drum(sixEight + 1440 + 5, 38), drum(back - 10, 42), drum(back + 240, 46));
        assertEquals(List.of("bars 2-3 are in 6/8"), quantized.leftOut());
        assertEquals(32, quantized.groove().length());
        assertEquals(3, quantized.groove().hits());
        assertHit(quantized.groove(), 1, Voice.KICK, 0);
        assertHit(quantized.groove(), 16, Voice.CLOSED_HIHAT, -10 / 120f);
        assertHit(quantized.groove(), 18, Voice.OPEN_HIHAT, 0);
        assertEquals(2, quantized.barsPlayed());
        assertEquals(3, quantized.notes());
    }

    @Test
    void aBarThatAChangeCutsShortIsLeftOut() throws MidiFileException {
        Quantized quantized = quantize(List.of(FOUR_FOUR, new MetreChange(1920 + 960, 4, 4)),
                drum(0, 36), drum(1920 + 480, 38), drum(1920 + 960, 36));
        assertEquals(List.of("bar 2 is cut short by a change of metre"), quantized.leftOut());
        assertEquals(32, quantized.groove().length());
        assertHit(quantized.groove(), 0, Voice.KICK, 0);
        assertHit(quantized.groove(), 16, Voice.KICK, 0);
    }

    @Test
    void aMetreStatedOnceMoreOnABarLineChangesNothing() throws MidiFileException {
        Groove groove = quantize(List.of(FOUR_FOUR, new MetreChange(1920, 4, 4), new MetreChange(5760, 4, 4)),
                drum(0, 36), drum(4 * 1920, 38)).groove();
        assertEquals(80, groove.length());
        assertHit(groove, 64, Voice.SNARE, 0);
    }

    @Test
    void barsInAnotherMetreWithoutDrumsAreNotMissed() throws MidiFileException {
        Quantized quantized = quantize(List.of(FOUR_FOUR, new MetreChange(1920, 2, 4), new MetreChange(2880, 4, 4)),
                drum(0, 36), drum(2880, 36));
        assertEquals(List.of(), quantized.leftOut());
        assertEquals(32, quantized.groove().length());
    }

    @Test
    void aCountInInAnotherMetreMovesTheBarLine() throws MidiFileException {
        Groove groove = quantize(List.of(new MetreChange(0, 1, 4), new MetreChange(480, 4, 4)),
                drum(470, 36), drum(960, 38)).groove();
        assertHit(groove, 0, Voice.KICK, -10 / 120f);
        assertHit(groove, 4, Voice.SNARE, 0);
    }

    @Test
    void anyResolutionIsUnderstood() throws MidiFileException {
        MidiSong song = new MidiSong("", 97, List.of(new TempoChange(0, 120)), List.of(FOUR_FOUR),
                List.of(drum(97 * 8, 36)), 97 * 16);
        Groove groove = quantizer.quantize(song, "x.mid").groove();
        assertEquals(64, groove.length());
        assertHit(groove, 32, Voice.KICK, 0);
    }

    @Test
    void aSongWithoutDrumsIsAnEmptyGroove() throws MidiFileException {
        assertEquals(0, quantize(List.of(FOUR_FOUR), new Note(0, 3, 60, 90, 10)).groove().length());
    }

    @Test
    void aSingleFarOffEventDoesNotFillTheMemory() {
        MidiFileException e = assertThrows(MidiFileException.class,
                () -> quantize(List.of(FOUR_FOUR), drum(0, 36), drum(1L << 40, 36)));
        assertTrue(e.getMessage().contains("is too long"), e.getMessage());
    }

    private Quantized quantize(List<MetreChange> metres, Note... notes) throws MidiFileException {
        MidiSong song = new MidiSong("", 480, List.of(new TempoChange(0, 120)), metres, List.of(notes), 0);
        return quantizer.quantize(song, "x.mid");
    }

    private static Note drum(long tick, int note) {
        return new Note(tick, 9, note, 80, 1);
    }

    private static void assertHit(Groove groove, int step, Voice voice, float offset) {
        assertTrue((groove.mask(step) & 1 << voice.ordinal()) != 0, voice + " in step " + step);
        assertEquals(offset, groove.offset(step, voice.ordinal()), 1e-6f);
    }
}
