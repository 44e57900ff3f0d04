package beatmaster.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
        scope = ScopeType.INHERIT)
public final class BeatMaster implements Runnable {

    /** What a user types to start it. */
    static final String NAME = "./run.sh";
    /** The command that is meant when none is given. */
    static final String DEFAULT_COMMAND = "perform";

    private static final String COMPLETION = "completion";

    /** Every command by its name, in the order in which they are listed. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put(DEFAULT_COMMAND, PerformCommand.class);
        COMMANDS.put("bench", BenchCommand.class);
        COMMANDS.put("generate", GenerateCommand.class);
        COMMANDS.put("evaluate", EvaluateCommand.class);
        COMMANDS.put("dataset", DatasetCommand.class);
        COMMANDS.put("train", TrainCommand.class);
        COMMANDS.put("adapt", AdaptCommand.class);
        COMMANDS.put("ports", PortsCommand.class);
        COMMANDS.put("latency", LatencyCommand.class);
        COMMANDS.put("models", ModelsCommand.class);
        COMMANDS.put("presets", PresetsCommand.class);
        COMMANDS.put("install-service", InstallServiceCommand.class);
        COMMANDS.put(COMPLETION, CompletionCommand.class);
    }

    @Spec
    private CommandSpec spec;

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean verbose;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and answers its exit code: 0 done, 1 failed, 2 wrong usage. */
    static int run(String... args) {
        return execute(commandLine(needed(args)), args);
    }

    /** The whole command line, ready to execute; its output and error writers can be replaced before. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS.keySet());
    }

    /** To look into the classes of all commands takes as long as half of a start, so only those that matter are known. */
    private static CommandLine commandLine(Set<String> commands) {
        BeatMaster root = new BeatMaster();
        CommandLine line = new CommandLine(root);
        commands.forEach(name -> line.addSubcommand(name, COMMANDS.get(name)));
        ErrorLine errors = new ErrorLine(() -> root.verbose);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    /** The one command that is called; all of them where none is, or where it tells of the others. */
    static Set<String> needed(String... args) {
        for (String word : DefaultCommand.insert(args, COMMANDS.keySet(), DEFAULT_COMMAND)) {
            if (!DefaultCommand.VERBOSE.contains(word)) {
                return COMMANDS.containsKey(word) && !word.equals(COMPLETION) ? Set.of(word) : COMMANDS.keySet();
            }
        }
        return COMMANDS.keySet();
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
