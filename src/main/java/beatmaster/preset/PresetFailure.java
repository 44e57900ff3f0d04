package beatmaster.preset;

/** A preset that does not exist or does not hold. The message is one line: file, line, rule, value. */
public class PresetFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PresetFailure(String message) {
        super(message);
    }

    public PresetFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
