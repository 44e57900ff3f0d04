package beatmaster.cli;

/** A command that cannot do what it was asked to. The message is one line for the user: rule, value, next step. */
public class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
