package beatmaster.dataset;

import java.util.Locale;
import java.util.Optional;

/** What a performance is for. The order is part of the data file's format. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    private static final Split[] ALL = values();

    /** As {@code info.csv} and the tables write it: {@code train}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The split of that {@link #key}, in any case. */
    public static Optional<Split> ofKey(String key) {
        for (Split split : ALL) {
            if (split.key().equalsIgnoreCase(key.strip())) {
                return Optional.of(split);
            }
        }
        return Optional.empty();
    }
}
