package beatmaster.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.grid.Groove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldBackTest {

    @Test
    void everySongJudgesOnceAndIsNeverLearntInItsTurn() throws DataSetException {
        for (int files : new int[] {2, 3, 5, 12}) {
            HeldBack held = HeldBack.of(songs(files), "rock", 3);
            assertEquals(Math.min(5, files), held.turns().size());
            assertEquals(files, held.all().size());
            List<Performance> judged = new ArrayList<>();
            for (HeldBack.Turn turn : held.turns()) {
                judged.addAll(turn.judging());
                assertTrue(Collections.disjoint(turn.judging(), turn.learnt()), turn.toString());
                assertEquals(files, turn.judging().size() + turn.learnt().size());
                assertTrue(!turn.judging().isEmpty() && !turn.learnt().isEmpty(), turn.toString());
            }
            assertEquals(files, judged.size());
            assertEquals(Set.copyOf(held.all()), Set.copyOf(judged));
            assertTrue(held.all().stream().allMatch(p -> p.style().equals("rock")));
            assertEquals(judges(held), judges(HeldBack.of(songs(files), "rock", 3)));
        }
        assertEquals("each of the 5 is held back in turn, to judge what the others teach",
                HeldBack.of(songs(5), "rock", 3).told());
    }

    @Test
    void takesThatAreTheSameOnTheGridCountOnce() throws DataSetException {
        List<Performance> twice = new ArrayList<>(songs(1).all());
        twice.add(new Performance("copy", "x", "y", 90, true, Split.TRAIN, twice.get(0).groove()));
        HeldBack held = HeldBack.of(new DataSet("here", twice), "any", 1);
        assertTrue(held.told().contains("the last 2 of the 8 bars of song0"), held.told());
    }

    @Test
    void ofASingleRecordingTheEndJudgesAndAllOfItIsLearntInTheEnd() throws DataSetException {
        Groove whole = songs(1).all().get(0).groove();
        HeldBack held = HeldBack.of(songs(1), "any", 1);
        assertEquals(1, held.turns().size());
        HeldBack.Turn turn = held.turns().get(0);
        assertEquals(Duplicates.pattern(whole), Duplicates.pattern(held.all().get(0).groove()));
        assertEquals(Duplicates.pattern(whole), Duplicates.pattern(turn.learnt().get(0).groove())
                + Duplicates.pattern(turn.judging().get(0).groove()));
    }

    @Test
    void aSingleRecordingOfThreeBarsIsTooShort() {
        DataSet shortOne = new DataSet("here", List.of(song("short", 1, 3)));
        String message = assertThrows(DataSetException.class, () -> HeldBack.of(shortOne, "any", 1)).getMessage();
        assertTrue(message.contains("has 3 bars") && message.contains("at least 4"), message);
    }

    private static List<List<String>> judges(HeldBack held) {
        return held.turns().stream().map(turn -> turn.judging().stream().map(Performance::id).toList()).toList();
    }

    private static DataSet songs(int count) {
        return new DataSet("here", IntStream.range(0, count).mapToObj(i -> song("song" + i, i, 8)).toList());
    }

    private static Performance song(String id, int seed, int bars) {
        return new Performance(id, "x", "y", 120, false, Split.TRAIN, GrooveArbitraries.groove(seed, bars));
    }
}
