package beatmaster.lstm;

/** A model that could not be read, written or run. The message is one line: which file, what is wrong, what was expected. */
public class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelFailure(String message) {
        super(message);
    }

    public ModelFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
