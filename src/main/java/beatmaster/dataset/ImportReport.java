package beatmaster.dataset;

import java.util.List;
import java.util.Map;

/**
 * What became of the files on their way into a data set. Immutable.
 *
 * @param midiFiles MIDI files that the source has
 * @param notListed those that its table does not name
 * @param otherMetres those not in 4/4, which the grid has no place for, each with its metre
 * @param skipped those of no use, each with its reason: {@code NAME: REASON}
 * @param cut bars of usable files that are left out, each with file and reason: {@code NAME: bars 9-10 are in 3/4}
 * @param found where drums were found that are not on General MIDI's channel: {@code NAME: channel 1, track Drum Kit}
 * @param duplicates ids of takes for training that validation or test has too, left out of training
 * @param files usable files by split, the duplicates still among them
 * @param barsPlayed their bars from the song's start to the last hit, by split, before they were trimmed
 * @param notes drum notes read
 * @param unknownNotes notes on the drum channel that are no drum we know
 * @param collisions notes that gave way to a louder one in the same step
 */
public record ImportReport(int midiFiles, int notListed, List<String> otherMetres, List<String> skipped, List<String> cut,
        List<String> found, List<String> duplicates, Map<Split, Integer> files, Map<Split, Integer> barsPlayed,
        int notes, int unknownNotes, int collisions) {

    public ImportReport {
        otherMetres = List.copyOf(otherMetres);
        skipped = List.copyOf(skipped);
        cut = List.copyOf(cut);
        found = List.copyOf(found);
        duplicates = List.copyOf(duplicates);
        files = Map.copyOf(files);
        barsPlayed = Map.copyOf(barsPlayed);
    }
}
