package beatmaster.cli;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's root command. Without a subcommand it performs. */
@Command(
        name = BeatMaster.NAME,
        description = "A live MIDI drummer that learnt from real drummers. Without a COMMAND it performs.",
        mixinStandardHelpOptions = true,
        versionProvider = BeatMaster.Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            PerformCommand.class,
            BenchCommand.class,
            GenerateCommand.class,
            EvaluateCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            AdaptCommand.class,
            PortsCommand.class,
            LatencyCommand.class,
            ModelsCommand.class,
            PresetsCommand.class,
            CompletionCommand.class
        })
public final class BeatMaster implements Runnable {

    /** What a user types to start it. */
    static final String NAME = "./run.sh";
    /** The command that is meant when none is given. */
    static final String DEFAULT_COMMAND = "perform";

    /** The JDK's synthesizer reads preferences, and these tell the terminal that they made a folder. Held, or it is lost. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    @Spec
    private CommandSpec spec;

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean verbose;

    public static void main(String[] args) {
        PREFERENCES.setLevel(Level.OFF);
        System.exit(run(args));
    }

    /** Runs one command line and answers its exit code: 0 done, 1 failed, 2 wrong usage. */
    static int run(String... args) {
        return execute(commandLine(), args);
    }

    /** The whole command line, ready to execute; its output and error writers can be replaced before. */
    static CommandLine commandLine() {
        BeatMaster root = new BeatMaster();
        ErrorLine errors = new ErrorLine(() -> root.verbose);
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    static int execute(CommandLine line, String... args) {
        try {
            return line.execute(DefaultCommand.insert(args, line.getSubcommands().keySet(), DEFAULT_COMMAND));
        } catch (Error e) {
            // picocli's handler sees exceptions only; a missing native library is an Error.
            return ErrorLine.report(line, e, ((BeatMaster) line.getCommand()).verbose);
        }
    }

    /** Reached only where no command takes the arguments: shows what there is. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.flush();
    }

    /** The version in the jar's manifest, with the JVM it runs on: what a bug report needs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = BeatMaster.class.getPackage().getImplementationVersion();
            return new String[] {
                "Beat Master " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }
}
