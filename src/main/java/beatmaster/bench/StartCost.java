package beatmaster.bench;

/**
 * What one start of the program took.
 *
 * @param firstNoteMs from the command to the first note, in ms; {@link #UNKNOWN} where the system does not tell
 * @param classes classes loaded
 * @param peakResidentKb the most memory that it held, in kB; {@link #UNKNOWN} where the system does not tell
 */
public record StartCost(long firstNoteMs, long classes, long peakResidentKb) {

    /** The system does not tell. */
    public static final long UNKNOWN = -1;
}
