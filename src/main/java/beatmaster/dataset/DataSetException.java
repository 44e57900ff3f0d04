package beatmaster.dataset;

import java.io.IOException;

/** Recordings or a data file that cannot be used. The message is one line that names the file and the next step. */
public class DataSetException extends IOException {

    private static final long serialVersionUID = 1L;

    public DataSetException(String message) {
        super(message);
    }

    public DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
