package beatmaster.smf;

/** A song whose drums are not in 4/4 throughout: no fault of the file, but the grid has no place for it. */
public class OtherMetreException extends MidiFileException {

    private static final long serialVersionUID = 1L;

    public OtherMetreException(String message) {
        super(message);
    }
}
