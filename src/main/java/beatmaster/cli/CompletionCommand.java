package beatmaster.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that lets the Tab key complete commands and options. */
@Command(name = "completion", description = "Print a completion script for bash and zsh: source <(./run.sh completion)")
final class CompletionCommand implements Runnable {

    /** Shells complete by a command's file name, whatever folder it is called from. */
    private static final String SCRIPT_NAME = "run.sh";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(AutoComplete.bash(SCRIPT_NAME, spec.root().commandLine()));
        out.flush();
    }
}
