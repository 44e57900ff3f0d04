package beatmaster.cli;

import beatmaster.preset.Preset;
import beatmaster.preset.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the presets that come with the program. */
@Command(name = "presets", description = "List the presets: name, gear, output, and the chart its notes are from.")
final class PresetsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public void run() {
        Installation installation = Installation.find();
        Presets presets = new Presets(installation.presets());
        Columns columns = new Columns("name", "title", "out", "chart");
        for (String name : presets.names()) {
            Preset preset = presets.read(name);
            columns.add(name, preset.title(), preset.out(), preset.chart());
        }
        if (columns.isEmpty()) {
            throw new Failure("No presets in " + installation.presets()
                    + "; start through ./run.sh of the program's folder");
        }
        columns.print(spec.commandLine().getOut(), json);
    }
}
