package beatmaster.cli;

import java.util.Arrays;
import java.util.Set;

/** Makes {@code ./run.sh --bars 4} mean {@code ./run.sh perform --bars 4}. */
final class DefaultCommand {

    /** Options that belong to the root and say nothing about which command is meant. */
    static final Set<String> VERBOSE = Set.of("-v", "--verbose");
    private static final Set<String> ABOUT_THE_PROGRAM = Set.of("-h", "--help", "-V", "--version");

    private DefaultCommand() {
    }

    /**
     * Puts the default command where the user named none. A first word that is no command stays as it is: it is a slip of
     * the pen, which the root names.
     */
    static String[] insert(String[] args, Set<String> commands, String defaultCommand) {
        int at = 0;
        while (at < args.length && VERBOSE.contains(args[at])) {
            at++;
        }
        boolean performs = at == args.length || args[at].startsWith("-") && !ABOUT_THE_PROGRAM.contains(args[at]);
        if (!performs || !commands.contains(defaultCommand)) {
            return args;
        }
        String[] inserted = Arrays.copyOf(args, args.length + 1);
        inserted[at] = defaultCommand;
        System.arraycopy(args, at, inserted, at + 1, args.length - at);
        return inserted;
    }
}
