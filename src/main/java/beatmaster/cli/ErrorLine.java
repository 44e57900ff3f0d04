package beatmaster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every failure into one line on the error stream. A stack trace is shown only when it is asked for.
 *
 * <p>The program's own exceptions carry a line that is meant for the user. So do those of files. Anything else is a defect
 * of the program and is called that.
 */
final class ErrorLine implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final String OWN_PACKAGE = "beatmaster.";

    private final BooleanSupplier verbose;

    ErrorLine(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        print(line, oneLine(e.getMessage()) + suggestion(e)
                + " (see " + line.getCommandSpec().qualifiedName() + " --help)");
        traceIfAsked(line, e, verbose.getAsBoolean());
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        return report(line, e, verbose.getAsBoolean());
    }

    static int report(CommandLine line, Throwable e, boolean verbose) {
        String hint = isForTheUser(e) || verbose ? "" : " (where: add -v)";
        print(line, message(e) + hint);
        traceIfAsked(line, e, verbose);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void traceIfAsked(CommandLine line, Throwable e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(line.getErr());
            line.getErr().flush();
        }
    }

    private static boolean isForTheUser(Throwable e) {
        return e.getClass().getName().startsWith(OWN_PACKAGE) || e instanceof IOException
                || e instanceof UncheckedIOException;
    }

    private static String message(Throwable e) {
        if (e instanceof UncheckedIOException unchecked) {
            return message(unchecked.getCause());
        }
        String text = oneLine(e.getMessage());
        if (e instanceof NoSuchFileException) {
            return "no such file: " + text;
        }
        if (e instanceof AccessDeniedException) {
            return "no permission: " + text;
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there already: " + text;
        }
        return isForTheUser(e) ? text : "internal error: " + e.getClass().getSimpleName() + ": " + text;
    }

    private static String suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String oneLine(String text) {
        return text == null ? "no reason given" : text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static void print(CommandLine line, String text) {
        PrintWriter err = line.getErr();
        err.println((Journal.takesErrors() ? Journal.ERROR : "") + "beat-master: " + text);
        err.flush();
    }
}
