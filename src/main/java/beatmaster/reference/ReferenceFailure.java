package beatmaster.reference;

/** A reference network that could not be read, written or taught. The message is one line: what, why, what to do. */
public class ReferenceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReferenceFailure(String message) {
        super(message);
    }

    public ReferenceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
