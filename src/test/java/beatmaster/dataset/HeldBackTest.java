package beatmaster.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldBackTest {

    @Test
    void aFifthIsHeldBackButAtLeastOneAndTheSameForTheSameSeed() throws DataSetException {
        for (int files : new int[] {2, 3, 5, 12}) {
            HeldBack held = HeldBack.of(songs(files), "rock", 3);
            assertEquals(Math.max(1, Math.round(files / 5f)), held.data().performances(Split.VALIDATION).size());
            assertEquals(files, held.data().all().size());
            assertEquals(List.of("rock"), held.data().styles());
            assertEquals(held.told(), HeldBack.of(songs(files), "rock", 3).told());
            held.data().performances(Split.VALIDATION).forEach(p -> assertTrue(held.told().contains(p.id()), held.told()));
        }
    }

    @Test
    void takesThatAreTheSameOnTheGridCountOnce() throws DataSetException {
        List<Performance> twice = new ArrayList<>(songs(1).all());
        twice.add(new Performance("copy", "x", "y", 90, true, Split.TRAIN, twice.get(0).groove()));
        HeldBack held = HeldBack.of(new DataSet("here", twice), "any", 1);
        assertTrue(held.told().contains("the last 2 of the 8 bars of song0"), held.told());
    }

    @Test
    void aSingleRecordingIsCutAndIsWholeWhenPutTogether() throws DataSetException {
        Groove whole = songs(1).all().get(0).groove();
        List<Performance> parts = HeldBack.of(songs(1), "any", 1).data().all();
        assertEquals(Split.TRAIN, parts.get(0).split());
        assertEquals(Split.VALIDATION, parts.get(1).split());
        assertEquals(Duplicates.pattern(whole),
                Duplicates.pattern(parts.get(0).groove()) + Duplicates.pattern(parts.get(1).groove()));
    }

    @Test
    void aSingleRecordingOfThreeBarsIsTooShort() {
        DataSet shortOne = new DataSet("here", List.of(song("short", 1, 3)));
        String message = assertThrows(DataSetException.class, () -> HeldBack.of(shortOne, "any", 1)).getMessage();
        assertTrue(message.contains("has 3 bars") && message.contains("at least 4"), message);
    }

    private static DataSet songs(int count) {
        return new DataSet("here", IntStream.range(0, count).mapToObj(i -> song("song" + i, i, 8)).toList());
    }

    private static Performance song(String id, int seed, int bars) {
        return new Performance(id, "x", "y", 120, false, Split.TRAIN, GrooveArbitraries.groove(seed, bars));
    }
}
