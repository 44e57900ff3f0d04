package beatmaster.midi;

/**
 * A port that could not be found, opened or written to. The message is one line for a player: what was asked, what there is,
 * what to do next.
 */
public class PortFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortFailure(String message) {
        super(message);
    }

    public PortFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
