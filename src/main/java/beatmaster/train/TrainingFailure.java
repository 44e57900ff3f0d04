package beatmaster.train;

/** Training that cannot begin or go on. The message is one line: what, why, what to do. */
public class TrainingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingFailure(String message) {
        super(message);
    }

    public TrainingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
