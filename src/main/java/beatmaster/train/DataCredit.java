package beatmaster.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whom a model owes its learning: known for the data sets whose checksum is known. Thread-safe. */
public final class DataCredit {

    private static final String GROOVE_SHA256 = "2dd737ac4d97379220b729053fd118447fcda0edc6a1515bfe4629889c581bbb";
    private static final String GROOVE = "Groove MIDI Dataset 1.0.0, Google LLC; J. Gillick, A. Roberts, J. Engel, D. Eck, "
            + "D. Bamman, \"Learning to Groove with Inverse Sequence Transformations\", ICML 2019";

    private DataCredit() {
    }

    /**
     * Licence and credit for a model's card.
     *
     * @param source what a data set says of its source
     */
    public static Map<String, Object> of(String source) {
        Map<String, Object> facts = new LinkedHashMap<>();
        boolean groove = source.contains(GROOVE_SHA256);
        facts.put("licence", groove ? "CC BY 4.0" : "that of the recordings");
        if (groove) {
            facts.put("credit", GROOVE);
        }
        return facts;
    }
}
